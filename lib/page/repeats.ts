import type { WorkId } from '../identity/answer.ts';
import { schemeOf, type Identifier } from '../identity/identifier.ts';
import type { Listing } from '../identity/listing.ts';
import { isGenericTitle, titleKey, type TitleKey } from '../identity/title.ts';

/** What of a listing tells whether it repeats another; made once, compared often. */
export interface RepeatProfile {
  readonly identifiers: readonly Identifier[];
  /** Absent where the title is shared by papers that have nothing to do with each other. */
  readonly title: TitleKey | undefined;
}

export function repeatProfile({ identifiers, title }: Listing): RepeatProfile {
  return { identifiers, title: isGenericTitle(title) ? undefined : titleKey(title) };
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
  for (const [position, profile] of profiles.entries()) {
    const work = works[position];
    // A work without identifiers may be named by its title alone, and a generic title names many.
    const isNamed = work !== undefined && profile.identifiers.length > 0;
    const names: readonly string[] = isNamed ? [...profile.identifiers, `work ${work}`] : profile.identifiers;
    const alike = profile.title === undefined ? [] : (byTitle.get(profile.title) ?? []);
    const earlier =
      names.map((name) => byName.get(name)).find((found) => found !== undefined) ??
      alike.find((other) => !contradict(profile.identifiers, profiles[other]?.identifiers ?? []));
    const first = earlier === undefined ? undefined : (firsts[earlier] ?? earlier);
    firsts.push(first);
    for (const name of names) if (!byName.has(name)) byName.set(name, position);
    if (profile.title !== undefined && alike.length < titleLimit) byTitle.set(profile.title, [...alike, position]);
  }
  return firsts;
}

/** One scheme gives one paper one identifier: two arXiv identifiers are two papers. */
function contradict(left: readonly Identifier[], right: readonly Identifier[]): boolean {
  return left.some((one) => right.some((other) => one !== other && schemeOf(one) === schemeOf(other)));
}
