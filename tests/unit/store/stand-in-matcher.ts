import type { Match } from '../../../lib/identity/match.ts';
import type { Profile } from '../../../lib/identity/profile.ts';

/**
 * In the place of the matcher, which has tests of its own and is fitted anew from time to time: with a title in common, the
 * same authors are the same work, others another, and one who calls himself `Somebody` may be anybody. Without,
 * they are different.
 */
export function matchProfiles({ record: left }: Profile, { record: right }: Profile): Match {
  if (left.title !== right.title) return { verdict: 'different', probability: 0, evidence: [] };
  const [one, other] = [left, right].map(({ identifiers }) => identifiers.find((each) => each.startsWith('arxiv:')));
  if (one !== undefined && other !== undefined && one !== other) {
    return { verdict: 'possible', probability: 0.5, evidence: [{ kind: 'contradiction', left: one, right: other }] };
  }
  const shared = left.authors.filter((author) => right.authors.includes(author)).length;
  const of = Math.min(left.authors.length, right.authors.length);
  const evidence = [{ kind: 'authors', shared, of }] as const;
  if (shared === of) return { verdict: 'same', probability: 0.9, evidence };
  const isAnybody = [...left.authors, ...right.authors].includes('Somebody');
  return isAnybody
    ? { verdict: 'possible', probability: 0.5, evidence }
    : { verdict: 'different', probability: 0.1, evidence };
}
