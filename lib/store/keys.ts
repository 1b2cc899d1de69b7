import type { WorkId } from '../identity/answer.ts';
import { foldWords } from '../identity/folding.ts';
import { schemeOf, type Identifier } from '../identity/identifier.ts';
import type { Listing } from '../identity/listing.ts';
import { hashedTitle, isGenericTitle, titleKey, type HashedTitle, type TitleKey } from '../identity/title.ts';
import { joinFirstTimes } from './first-times.ts';
import type { FirstTimes } from './rows.ts';

/** What a listing is looked up by. */
export interface ListingKeys {
  /** Each of these names one work: the identifiers, or, where there are none, a name made of all that is known. */
  readonly naming: readonly string[];
  /** Works under this key are only candidates. Absent for titles that are anybody's: "Editorial". */
  readonly title?: HashedTitle | undefined;
  /** What the work is called if none is found. */
  readonly id: WorkId;
}

/** A batch is asked for its keys when it is read, and each listing again when it is judged. */
const computed = new WeakMap<Listing, ListingKeys>();

export function keysOf(listing: Listing): ListingKeys {
  const keys = computed.get(listing) ?? computeKeys(listing);
  computed.set(listing, keys);
  return keys;
}

function computeKeys(listing: Listing): ListingKeys {
  const identifiers = onePerScheme(listing.identifiers);
  const key = titleKey(listing.title);
  const isGeneric = key === undefined || isGenericTitle(listing.title);
  const naming = identifiers.length > 0 ? identifiers : [nameOf(listing, key, isGeneric)];
  return {
    naming,
    ...(!isGeneric && { title: hashedTitle(key) }),
    id: nameOfWork(Object.fromEntries(naming.map((each) => [each, 0]))),
  };
}

/**
 * What a work is called that goes by these keys: the one it was known by first, of several the first in the alphabet. So
 * two stores that come to know the same keys, in whatever order, come to the same name.
 */
export function nameOfWork(keys: FirstTimes): WorkId {
  const names = Object.entries(keys).filter(([key]) => !isTitleKey(key));
  const [first] = names.toSorted(([left, leftAt], [right, rightAt]) => leftAt - rightAt || (left < right ? -1 : 1));
  if (first === undefined) throw new RangeError('A work without a name');
  return first[0];
}

/** All keys of a listing, to be read at once. */
export function allKeys({ naming, title }: ListingKeys): readonly string[] {
  return title === undefined ? naming : [...naming, title];
}

/**
 * Shared identifiers unite works, so a page that mixes up two papers must not: of each scheme the first holds. DOIs are
 * excepted, since a preprint server and a journal each give one.
 */
function onePerScheme(identifiers: readonly Identifier[]): readonly Identifier[] {
  const met = new Set<string>();
  return identifiers.filter((identifier) => {
    const scheme = schemeOf(identifier);
    if (scheme === 'doi') return true;
    const isFirst = !met.has(scheme);
    met.add(scheme);
    return isFirst;
  });
}

/**
 * A name for a listing without identifiers: two that read the same are one work, so that a call sent twice makes one.
 * The slash keeps such names apart from title keys.
 */
function nameOf(listing: Listing, key: TitleKey | undefined, isGeneric: boolean): WorkId {
  const author = foldWords(listing.authors[0] ?? '').join('');
  const distinction = isGeneric ? (listing.url ?? author) : author;
  return `${key ?? `title:${listing.title}`}/${distinction}`;
}

/** Whether a key of a work is one of its identifiers: the others are titles and names made of titles. */
export function isIdentifier(key: string): key is Identifier {
  return !key.startsWith('title:');
}

/** Whether a key only suggests a work, as a title does: names have a slash, which no title key contains. */
export function isTitleKey(key: string): boolean {
  return key.startsWith('title:') && !key.includes('/');
}

/** Whether a key is a title as it was kept before schema 3 and stands in older backups: spelled out. */
export function isSpelledOut(key: string): boolean {
  return isTitleKey(key) && !key.startsWith('title:~');
}

/** Keys as they are kept now: none of them spelled out. */
export function keysOfNow(keys: FirstTimes): FirstTimes {
  const entries = Object.entries(keys);
  const spelledOut = entries.filter(([key]) => isSpelledOut(key));
  if (spelledOut.length === 0) return keys;
  const others = entries.filter(([key]) => !isSpelledOut(key));
  const hashed = spelledOut.map(([key, at]) => [hashedTitle(key), at]);
  return joinFirstTimes(Object.fromEntries(others), Object.fromEntries(hashed));
}
