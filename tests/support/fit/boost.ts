/*
 * Gradient boosting for the logistic loss: trees of few leaves, grown best split first on binned features, leaf values by
 * one Newton step (Friedman 2001; the gain and the regularisation as in XGBoost, Chen and Guestrin 2016). Deterministic.
 */

import { mixed } from '../../../lib/identity/hash.ts';

export interface Sample {
  readonly features: readonly number[];
  readonly same: boolean;
  readonly weight: number;
}

export interface Options {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  /** Least sum of second derivatives in a leaf. */
  readonly least: number;
  /** Ridge on leaf values. */
  readonly ridge: number;
  /** Share of the features that a tree may use, drawn anew for each: trees that err differently. */
  readonly columns: number;
  /** For each feature 1 where more of it may only raise the score, -1 where it may only lower it, else 0. */
  readonly directions: readonly number[];
}

/** A split: `[feature, threshold, below, above]`; a leaf: its value. */
export type Tree = number | readonly [number, number, Tree, Tree];

export interface Forest {
  readonly bias: number;
  readonly trees: readonly Tree[];
}

const bins = 64;

export function boost(samples: readonly Sample[], options: Options): Forest {
  const thresholds = thresholdsOf(samples);
  const binned = thresholds.map((edges, feature) =>
    Uint8Array.from(samples, (sample) => binOf(edges, sample.features[feature] ?? -1)),
  );
  const weights = Float64Array.from(samples, (sample) => sample.weight);
  const labels = Float64Array.from(samples, (sample) => (sample.same ? 1 : 0));
  const positive = samples.reduce((sum, sample) => sum + (sample.same ? sample.weight : 0), 0);
  const total = samples.reduce((sum, sample) => sum + sample.weight, 0);
  const bias = Math.log(positive / (total - positive));
  const scores = new Float64Array(samples.length).fill(bias);
  const gradients = new Float64Array(samples.length);
  const curvatures = new Float64Array(samples.length);

  const trees: Tree[] = [];
  for (let round = 0; round < options.trees; round += 1) {
    for (let i = 0; i < samples.length; i += 1) {
      const chance = 1 / (1 + Math.exp(-(scores[i] ?? 0)));
      gradients[i] = (weights[i] ?? 0) * (chance - (labels[i] ?? 0));
      curvatures[i] = (weights[i] ?? 0) * Math.max(chance * (1 - chance), 1e-6);
    }
    const allowed = thresholds.map(
      (_, feature) => mixed(round * thresholds.length + feature) < options.columns * 2 ** 32,
    );
    trees.push(grow({ thresholds, binned, allowed, gradients, curvatures, scores }, options));
  }
  return { bias, trees };
}

interface State {
  readonly thresholds: readonly (readonly number[])[];
  readonly binned: readonly Uint8Array[];
  readonly allowed: readonly boolean[];
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
  /** Raised by each tree's leaf values. */
  readonly scores: Float64Array;
}

interface Node {
  readonly rows: Uint32Array;
  readonly gradient: number;
  readonly curvature: number;
  readonly best: Split | undefined;
  /** What the values of its leaves must lie between, so that no direction is broken further up. */
  readonly bounds: Bounds;
  split?: { readonly feature: number; readonly threshold: number; readonly below: Node; readonly above: Node };
}

interface Bounds {
  readonly low: number;
  readonly high: number;
}

interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

function grow(state: State, options: Options): Tree {
  const root = node(Uint32Array.from(state.scores.keys()), { low: -Infinity, high: Infinity }, state, options);
  const leaves = [root];
  while (leaves.length < options.leaves) {
    const leaf = leaves.reduce((best, candidate) =>
      (candidate.best?.gain ?? 0) > (best.best?.gain ?? 0) ? candidate : best,
    );
    if (leaf.best === undefined) break;
    const { feature, bin } = leaf.best;
    const binned = state.binned[feature] ?? new Uint8Array();
    const rows = [
      leaf.rows.filter((row) => (binned[row] ?? 0) <= bin),
      leaf.rows.filter((row) => (binned[row] ?? 0) > bin),
    ] as const;
    const middle =
      (valueOfRows(rows[0], leaf.bounds, state, options) + valueOfRows(rows[1], leaf.bounds, state, options)) / 2;
    const direction = options.directions[feature] ?? 0;
    const below = node(
      rows[0],
      direction > 0 ? { ...leaf.bounds, high: middle } : direction < 0 ? { ...leaf.bounds, low: middle } : leaf.bounds,
      state,
      options,
    );
    const above = node(
      rows[1],
      direction > 0 ? { ...leaf.bounds, low: middle } : direction < 0 ? { ...leaf.bounds, high: middle } : leaf.bounds,
      state,
      options,
    );
    leaf.split = { feature, threshold: state.thresholds[feature]?.[bin] ?? 0, below, above };
    leaves.splice(leaves.indexOf(leaf), 1, below, above);
  }
  return finished(root, state, options);
}

function sums(rows: Uint32Array, state: State): { readonly gradient: number; readonly curvature: number } {
  let gradient = 0;
  let curvature = 0;
  for (const row of rows) {
    gradient += state.gradients[row] ?? 0;
    curvature += state.curvatures[row] ?? 0;
  }
  return { gradient, curvature };
}

function newton(gradient: number, curvature: number, bounds: Bounds, options: Options): number {
  return Math.min(bounds.high, Math.max(bounds.low, -gradient / (curvature + options.ridge)));
}

function valueOfRows(rows: Uint32Array, bounds: Bounds, state: State, options: Options): number {
  const { gradient, curvature } = sums(rows, state);
  return newton(gradient, curvature, bounds, options);
}

function node(rows: Uint32Array, bounds: Bounds, state: State, options: Options): Node {
  const { gradient, curvature } = sums(rows, state);
  return { rows, bounds, gradient, curvature, best: bestSplit(rows, gradient, curvature, bounds, state, options) };
}

function bestSplit(
  rows: Uint32Array,
  gradient: number,
  curvature: number,
  bounds: Bounds,
  state: State,
  options: Options,
): Split | undefined {
  let best: Split | undefined;
  // The gain of a leaf at the value it may have: what the loss falls by, to the second order.
  const quality = (g: number, h: number): number => {
    const value = newton(g, h, bounds, options);
    return -2 * g * value - (h + options.ridge) * value * value;
  };
  const whole = quality(gradient, curvature);
  for (const [feature, binned] of state.binned.entries()) {
    if (state.allowed[feature] !== true) continue;
    const direction = options.directions[feature] ?? 0;
    const gradients = new Float64Array(bins + 1);
    const curvatures = new Float64Array(bins + 1);
    for (const row of rows) {
      const bin = binned[row] ?? 0;
      gradients[bin] = (gradients[bin] ?? 0) + (state.gradients[row] ?? 0);
      curvatures[bin] = (curvatures[bin] ?? 0) + (state.curvatures[row] ?? 0);
    }
    let below = 0;
    let belowCurvature = 0;
    for (let bin = 0; bin < (state.thresholds[feature]?.length ?? 0); bin += 1) {
      below += gradients[bin] ?? 0;
      belowCurvature += curvatures[bin] ?? 0;
      const [above, aboveCurvature] = [gradient - below, curvature - belowCurvature];
      if (belowCurvature < options.least || aboveCurvature < options.least) continue;
      if (
        direction * (newton(above, aboveCurvature, bounds, options) - newton(below, belowCurvature, bounds, options)) <
        0
      )
        continue;
      const gain = quality(below, belowCurvature) + quality(above, aboveCurvature) - whole;
      if (gain > (best?.gain ?? 1e-6)) best = { feature, bin, gain };
    }
  }
  return best;
}

function finished(from: Node, state: State, options: Options): Tree {
  if (from.split !== undefined) {
    const { feature, threshold, below, above } = from.split;
    return [feature, threshold, finished(below, state, options), finished(above, state, options)];
  }
  const value = Number((options.rate * newton(from.gradient, from.curvature, from.bounds, options)).toFixed(3));
  for (const row of from.rows) state.scores[row] = (state.scores[row] ?? 0) + value;
  return value;
}

/** At most `bins` thresholds a feature, between the values at equal ranks; a value at the threshold is below. */
function thresholdsOf(samples: readonly Sample[]): readonly (readonly number[])[] {
  return (samples[0]?.features ?? []).map((_, feature) => {
    const values = [...new Set(samples.map((sample) => sample.features[feature] ?? -1))].toSorted((a, b) => a - b);
    const step = Math.max(1, values.length / bins);
    const edges: number[] = [];
    for (let at = step; at < values.length; at += step) {
      const i = Math.floor(at);
      edges.push(Number((((values[i - 1] ?? 0) + (values[i] ?? 0)) / 2).toFixed(3)));
    }
    return [...new Set(edges)].slice(0, bins);
  });
}

function binOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function scoreOf(forest: Forest, features: readonly number[]): number {
  return forest.trees.reduce<number>((sum, tree) => sum + valueOf(tree, features), forest.bias);
}

function valueOf(tree: Tree, features: readonly number[]): number {
  let at = tree;
  while (typeof at !== 'number') at = (features[at[0]] ?? -1) <= at[1] ? at[2] : at[3];
  return at;
}
