/** Two records, by position, that were found to be one work. */
export interface Link {
  readonly left: number;
  readonly right: number;
  readonly probability: number;
}

/**
 * Groups records into works: the surest links first, and none that would bring together two records which contradict each
 * other, however many records lie between them. The result does not depend on the order of the links.
 *
 * @returns for each record the smallest position in its group
 */
export function cluster(
  count: number,
  links: readonly Link[],
  contradicts: (left: number, right: number) => boolean,
): readonly number[] {
  const groups = Array.from({ length: count }, (_, i) => [i]);
  const sorted = links.toSorted((a, b) => b.probability - a.probability || a.left - b.left || a.right - b.right);
  for (const { left, right } of sorted) {
    const [one, other] = [groups[left], groups[right]];
    if (one === undefined || other === undefined || one === other) continue;
    if (one.some((i) => other.some((j) => contradicts(i, j)))) continue;
    const joined = [...one, ...other];
    for (const i of joined) groups[i] = joined;
  }
  return groups.map((group) => group.reduce((least, i) => Math.min(least, i)));
}
