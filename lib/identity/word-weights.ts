import { commonWords } from './parameters.ts';

const weights = new Map(
  commonWords.flatMap((words, tenth) => words.split(' ').map((word): [string, number] => [word, tenth / 10])),
);

/** How telling a stem is in a title, 0 to 1: "the" says nothing, "learning" little, a word seldom seen says most. */
export function wordWeight(stem: string): number {
  return weights.get(stem) ?? 1;
}
