import { foldWords } from '../lib/identity/folding.ts';

/** A stretch of a text, and whether the other text has nothing of it. */
export interface Stretch {
  readonly text: string;
  readonly differs: boolean;
}

/** A text in stretches that together are the text: what the other one has too, and what it has not, word by word. */
export function wordDifference(text: string, other: string): readonly Stretch[] {
  const known = new Set(foldWords(other));
  const stretches: Stretch[] = [];
  for (const part of text.split(/(?<=\s)/)) {
    const differs = foldWords(part).some((word) => !known.has(word));
    const last = stretches.at(-1);
    if (last?.differs === differs) stretches[stretches.length - 1] = { text: last.text + part, differs };
    else stretches.push({ text: part, differs });
  }
  return stretches;
}
