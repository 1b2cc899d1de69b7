/**
 * Whether one word becomes the other with at most `limit` letters put in, left out or changed. Only a band of the usual
 * table is filled, so the time is words × limit.
 */
export function withinEdits(left: string, right: string, limit: number): boolean {
  if (Math.abs(left.length - right.length) > limit) return false;
  const out = limit + 1;
  let row = Array.from({ length: right.length + 1 }, (_, j) => Math.min(j, out));
  for (let i = 1; i <= left.length; i += 1) {
    const next = Array.from({ length: right.length + 1 }, () => out);
    if (i <= limit) next[0] = i;
    let least = next[0] ?? out;
    for (let j = Math.max(1, i - limit); j <= Math.min(right.length, i + limit); j += 1) {
      const change = left.charCodeAt(i - 1) === right.charCodeAt(j - 1) ? 0 : 1;
      const cost = Math.min((row[j - 1] ?? out) + change, (row[j] ?? out) + 1, (next[j - 1] ?? out) + 1);
      next[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > limit) return false;
    row = next;
  }
  return (row[right.length] ?? out) <= limit;
}
