/** Milliseconds of a number of runs. */
export interface Times {
  readonly median: number;
  readonly p95: number;
  readonly samples: readonly number[];
}

export function timesOf(samples: readonly number[]): Times {
  const sorted = samples.toSorted((left, right) => left - right);
  return { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), samples };
}

/** The value that the fraction of the sorted samples is not above. */
function quantile(sorted: readonly number[], fraction: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * fraction) - 1)] ?? Number.NaN;
}

/** Samples of several things measured in turns, by what was measured, in the order they came up. */
export class Samples {
  readonly #samples = new Map<string, number[]>();

  add(thing: string, milliseconds: number): void {
    const known = this.#samples.get(thing);
    if (known) known.push(milliseconds);
    else this.#samples.set(thing, [milliseconds]);
  }

  times(): Record<string, Times> {
    return Object.fromEntries([...this.#samples].map(([thing, samples]) => [thing, timesOf(samples)]));
  }
}

export function table(rows: Readonly<Record<string, Times>>): string {
  return [
    line('ms', 'median', 'p95'),
    ...Object.entries(rows).map(([name, { median, p95 }]) => line(name, median.toFixed(1), p95.toFixed(1))),
  ].join('\n');
}

function line(name: string, median: string, p95: string): string {
  return `${name.padEnd(42)}${median.padStart(10)}${p95.padStart(10)}`;
}
