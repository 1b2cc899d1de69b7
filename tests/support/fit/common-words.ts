import { titleWords } from '../../../lib/identity/title-words.ts';

/** A word is fully telling from here on: one title in so many holds it. */
const rare = 500;
const fewestTitles = 10;

/**
 * Words that stand in many titles, by weight: the list at `i` weighs `i / 10`. The weight is the logarithm of how rare a
 * word is, in the field where it is least rare.
 */
export function commonWordsOf(fields: readonly (readonly string[])[]): readonly string[] {
  const weights = new Map<string, number>();
  for (const titles of fields) {
    const counts = new Map<string, number>();
    for (const title of titles)
      for (const word of new Set(titleWords(title).words)) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts) {
      if (count < fewestTitles) continue;
      const weight = Math.log(titles.length / count) / Math.log(rare);
      weights.set(word, Math.min(weight, weights.get(word) ?? 1));
    }
  }
  return Array.from({ length: 10 }, (_, tenth) =>
    [...weights]
      .filter(([, weight]) => Math.floor(weight * 10) === tenth)
      .map(([word]) => word)
      .toSorted()
      .join(' '),
  );
}
