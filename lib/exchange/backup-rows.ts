import * as v from 'valibot';

import type { Identifier } from '../identity/identifier.ts';
import { parseIdentifier } from '../identity/identifier.ts';
import { entryStatuses } from '../identity/state.ts';

/*
 * The parsing edge of the backup: what a row must be to be let in. The shapes are those of `lib/store/rows.ts`, which this
 * folder may not import; a test holds the two together. Only the keys named here get through.
 */

/** Far above anything the store lets in, so that every backup we wrote can be read, yet bounded. */
const longestText = 1_000_000;
const longestList = 100_000;
/** The last moment a `Date` can hold: beyond it, printing a time throws. */
const lastMillis = 8.64e15;

const text = v.pipe(v.string(), v.maxLength(longestText));
const name = v.pipe(text, v.nonEmpty());
const millis = v.pipe(v.number(), v.minValue(0), v.maxValue(lastMillis));
const webAddress = v.pipe(text, v.regex(/^https?:\/\//i));
const texts = v.pipe(v.array(text), v.maxLength(longestList));
const identifier = v.pipe(
  text,
  v.transform(parseIdentifier),
  v.custom<Identifier>((parsed) => parsed !== undefined),
);
/** An identifier or a title key. */
const workKey = v.union([v.pipe(text, v.regex(/^title:./su)), identifier]);

function stamped<const Value extends v.GenericSchema>(value: Value) {
  return v.object({ value, at: millis });
}

/**
 * A map by name. Unlike `v.record` it keeps names such as `constructor`, which a tag may be; `__proto__`, which no map of
 * ours can hold, is dropped.
 */
function mapOf<const Key extends v.GenericSchema<string, string>, const Value extends v.GenericSchema>(
  key: Key,
  value: Value,
) {
  return v.pipe(
    v.custom<object>((input) => typeof input === 'object' && input !== null && !Array.isArray(input)),
    v.transform((map) => Object.entries(map).filter(([entryKey]) => entryKey !== '__proto__')),
    v.maxLength(longestList),
    v.array(v.tuple([key, value])),
    v.transform((entries): Record<string, v.InferOutput<Value>> => Object.fromEntries(entries)),
  );
}

const status = v.picklist(entryStatuses);

/** Two names, the first in the alphabet first. */
const pair = v.pipe(
  v.tuple([name, name]),
  v.check(([one, other]) => one < other),
);

const seen = v.object({
  epoch: v.pipe(v.number(), v.safeInteger()),
  first: v.optional(v.object({ at: millis, site: text, feed: text })),
  lastAt: v.optional(millis),
  sites: mapOf(text, millis),
  versions: mapOf(text, millis),
});

const work = v.object({
  id: name,
  facts: stamped(v.object({ title: text, authors: texts, year: v.optional(v.number()), abstract: v.optional(text) })),
  keys: mapOf(workKey, millis),
  seen,
  seenAs: v.optional(mapOf(name, seen)),
  openedAt: v.optional(millis),
  dismissed: v.optional(stamped(v.boolean())),
  saved: v.optional(stamped(v.nullable(status))),
  judged: v.optional(v.pipe(v.array(pair), v.maxLength(longestList))),
});

const share = {
  tags: mapOf(text, stamped(v.boolean())),
  saved: stamped(v.boolean()),
  savedAt: millis,
};

const entry = v.object({
  work: name,
  identifiers: v.pipe(v.array(identifier), v.maxLength(longestList)),
  title: stamped(text),
  authors: stamped(texts),
  date: v.optional(stamped(text)),
  url: v.optional(stamped(webAddress)),
  code: v.optional(stamped(webAddress)),
  abstract: v.optional(stamped(text)),
  venue: v.optional(stamped(text)),
  status: stamped(status),
  notes: mapOf(name, stamped(text)),
  ...share,
  shares: v.optional(
    v.pipe(
      mapOf(name, v.object(share)),
      v.check((shares) => Object.keys(shares).length > 0),
    ),
  ),
});

const sighting = v.object({
  work: name,
  visit: name,
  at: millis,
  site: text,
  feed: text,
  version: v.optional(v.number()),
});

const verdict = v.object({ pair, verdict: stamped(v.nullable(v.picklist(['same', 'different']))) });

type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly [infer One, infer Other]
    ? readonly [DeepReadonly<One>, DeepReadonly<Other>]
    : T extends readonly (infer Item)[]
      ? readonly DeepReadonly<Item>[]
      : { readonly [Key in keyof T]: DeepReadonly<T[Key]> };

/** The row of each table. */
export interface BackupRows {
  readonly works: DeepReadonly<v.InferOutput<typeof work>>;
  readonly entries: DeepReadonly<v.InferOutput<typeof entry>>;
  readonly sightings: DeepReadonly<v.InferOutput<typeof sighting>>;
  readonly verdicts: DeepReadonly<v.InferOutput<typeof verdict>>;
}
export type BackupPart = keyof BackupRows;

/** The tables in the order they stand in a backup. */
export const backupParts: readonly BackupPart[] = ['works', 'entries', 'sightings', 'verdicts'];

export const rowSchemas: { readonly [Part in BackupPart]: v.GenericSchema<unknown, BackupRows[Part]> } = {
  works: work,
  entries: entry,
  sightings: sighting,
  verdicts: verdict,
};
