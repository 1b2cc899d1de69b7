import * as v from 'valibot';

import { parseIdentifier } from '../identity/identifier.ts';
import type { Listing } from '../identity/listing.ts';
import { entryStatuses } from '../identity/state.ts';
import type { BackgroundProtocol } from './protocol.ts';

/*
 * Content scripts are less to be trusted than we are: a page that has taken over its renderer speaks with their voice.
 * What a page can get wrong by itself (an author list without end, a strange address) is cut or dropped, so that it costs
 * no more than itself; what only a program can get wrong refuses the call. Objects are built from the keys named here.
 */

/** The whole of a call's data, as it is typed in the protocol. */
export type CallData<Type extends keyof BackgroundProtocol> = Parameters<BackgroundProtocol[Type]>[0];

/** arXiv shows at most 2,000 listings on a page. */
const mostListings = 5_000;
const mostWorks = 10_000;
const mostIdentifiers = 16;
/** Collaborations sign with thousands; the first ones tell papers apart. */
const mostAuthors = 500;
/** A name made of a title and an address. */
const longestId = 5_000;

/** One line of at most so many characters, cut where it is longer. */
function line(longest: number) {
  return v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, longest).replace(/\s+/g, ' ').trim()),
  );
}

/** What does not fit is left out. */
function orNothing<T>(schema: v.GenericSchema<unknown, T>) {
  return v.fallback(v.optional(schema), undefined);
}

function isWebAddress(text: string): boolean {
  return text.length <= 2_000 && /^https?:\/\//i.test(text) && URL.canParse(text);
}

const webAddress = v.pipe(v.string(), v.check(isWebAddress));
const title = v.pipe(line(2_000), v.nonEmpty());
const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(longestId));
const ids = v.pipe(v.array(id), v.maxLength(mostWorks));

/** A time that has come: a stamp from the future would outrank whatever the user does until then. */
const moment = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.transform((at) => Math.min(at, Date.now())),
);

const identifiers = v.pipe(
  v.array(v.string()),
  v.transform((texts) => {
    const parsed = texts.slice(0, mostIdentifiers).map(parseIdentifier);
    return [...new Set(parsed.filter((identifier) => identifier !== undefined))];
  }),
);

const authors = v.pipe(
  v.array(line(300)),
  v.transform((names) => names.filter((name) => name !== '').slice(0, mostAuthors)),
);

const listing: v.GenericSchema<unknown, Listing> = v.object({
  identifiers,
  title,
  authors,
  abstract: orNothing(line(20_000)),
  date: orNothing(v.pipe(v.string(), v.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/))),
  version: orNothing(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999))),
  url: orNothing(webAddress),
  code: orNothing(webAddress),
});
const listings = v.pipe(v.array(listing), v.maxLength(mostListings));

const visitId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(100));
const visit = v.object({
  id: visitId,
  /** One that we know, or a host. */
  site: v.pipe(v.string(), v.regex(/^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/), v.maxLength(253)),
  feed: v.pipe(v.string(), v.maxLength(2_000)),
  openedAt: moment,
});

const status = v.picklist(entryStatuses);
/** The user's own words are never cut: what is too long is refused. */
const note = v.pipe(v.string(), v.maxLength(100_000));
/** An edit sends all tags of its entry: as long and as many as an import lets in (imported-entry.ts), or it would be refused. */
const tag = v.pipe(
  v.string(),
  v.maxLength(300),
  v.transform((text) => text.replace(/\s+/g, ' ').trim()),
  v.nonEmpty(),
);
const tags = v.pipe(v.array(tag), v.maxLength(1_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const schemas: { readonly [Type in keyof BackgroundProtocol]: v.GenericSchema<unknown, CallData<Type>> } = {
  lookup: v.object({ visit, listings }),
  findAlike: v.object({ visit, listings }),
  recordSightings: v.object({ visit, listings, at: moment }),
  recordOpened: v.object({ listing, at: moment }),
  saveEntries: v.object({ listings, at: moment }),
  setDismissed: v.object({ listings, dismissed: v.boolean(), at: moment }),
  forgetVisit: v.object({ visit: visitId }),
  unsaveListings: v.object({ listings, at: moment }),
  judge: v.object({
    work: v.union([id, listing]),
    other: id,
    verdict: v.nullable(v.picklist(['same', 'different'])),
    at: moment,
  }),
  choosePageSettings: v.object({
    seen: v.optional(v.picklist(['show', 'dim', 'hide'])),
    bar: v.optional(v.picklist(['open', 'folded'])),
  }),
  reportPage: v.object({ fresh: count, total: count }),
  loadGenericReader: v.undefined(),
  checkHealth: v.undefined(),
  acceptLibrary: v.undefined(),
  writeBackupFile: v.undefined(),
  makeBackupFile: v.object({ program: line(100) }),
  findPairs: v.object({ limit: v.pipe(count, v.maxValue(500)) }),
  findEntries: v.object({
    text: line(500),
    status: v.optional(status),
    tag: v.optional(tag),
    offset: count,
    limit: v.pipe(count, v.maxValue(500)),
  }),
  editEntries: v.object({
    patches: v.pipe(
      v.array(v.object({ work: id, status: v.optional(status), tags: v.optional(tags), note: v.optional(note) })),
      v.maxLength(mostWorks),
    ),
    at: moment,
  }),
  removeEntries: v.object({ works: ids, at: moment }),
  undoRemoveEntries: v.object({ works: ids, at: moment }),
};

/**
 * The data of a call, checked and canonical.
 *
 * @throws {TypeError} naming the call and the first field that is wrong.
 */
export function parseCall<Type extends keyof BackgroundProtocol>(type: Type, data: unknown): CallData<Type> {
  const parsed = v.safeParse(schemas[type], data);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new TypeError(`${type}: ${v.getDotPath(issue) ?? 'the call'} is not valid: ${issue.message.slice(0, 200)}`);
}
