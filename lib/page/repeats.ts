import type { WorkId } from '../identity/answer.ts';
import { schemeOf, type Identifier } from '../identity/identifier.ts';
import type { Listing } from '../identity/listing.ts';
import { isGenericTitle, titleKey, type TitleKey } from '../identity/title.ts';

/** What of a listing tells whether it repeats another; made once, compared often. */
export interface RepeatProfile {
  readonly identifiers: readonly Identifier[];
  /** `undefined` where the title is shared by papers that have nothing to do with each other. Made when first asked for. */
  readonly title: () => TitleKey | undefined;
}

export function repeatProfile({ identifiers, title }: Listing): RepeatProfile {
  let made: { readonly key: TitleKey | undefined } | undefined;
  return {
    identifiers,
    title: () => (made ??= { key: isGenericTitle(title) ? undefined : titleKey(title) }).key,
  };
}

/** A page that gives one title to more different papers than this is not one to find repeats by title on. */
const titleLimit = 8;

/**
 * For every listing the position of the first listing on the page of the same work; `undefined` for first ones.
 * Two are the same by a shared identifier, by the store's word, or by equal titles that no identifier contradicts.
 * @param works what the store calls the listings, as far as it has answered
 */
export function findRepeats(
  profiles: readonly RepeatProfile[],
  works: readonly (WorkId | undefined)[],
): readonly (number | undefined)[] {
  const byName = new Map<string, number>();
  const byTitle = new Map<TitleKey, number[]>();
  const firsts: (number | undefined)[] = [];
  const compareTitles = !haveSchemeInCommon(profiles);
  for (const [position, profile] of profiles.entries()) {
    const work = works[position];
    // A work without identifiers may be named by its title alone, and a generic title names many.
    const isNamed = work !== undefined && profile.identifiers.length > 0;
    const names: readonly string[] = isNamed ? [...profile.identifiers, `work ${work}`] : profile.identifiers;
    const title = compareTitles ? profile.title() : undefined;
    const alike = title === undefined ? [] : (byTitle.get(title) ?? []);
    const earlier =
      names.map((name) => byName.get(name)).find((found) => found !== undefined) ??
      alike.find((other) => !contradict(profile.identifiers, profiles[other]?.identifiers ?? []));
    const first = earlier === undefined ? undefined : (firsts[earlier] ?? earlier);
    firsts.push(first);
    for (const name of names) if (!byName.has(name)) byName.set(name, position);
    if (title !== undefined && alike.length < titleLimit) byTitle.set(title, [...alike, position]);
  }
  return firsts;
}

/** On such a page equal titles never make a repeat, and most feeds are such pages: their titles need no folding. */
function haveSchemeInCommon([first, ...others]: readonly RepeatProfile[]): boolean {
  const schemes = first?.identifiers.map(schemeOf) ?? [];
  return schemes.some((scheme) =>
    others.every(({ identifiers }) => identifiers.some((one) => schemeOf(one) === scheme)),
  );
}

/** One scheme gives one paper one identifier: two arXiv identifiers are two papers. */
function contradict(left: readonly Identifier[], right: readonly Identifier[]): boolean {
  return left.some((one) => right.some((other) => one !== other && schemeOf(one) === schemeOf(other)));
}
