import { bias, trees } from './parameters.ts';

/*
 * The score: a sum of small decision trees over the features. A tree is written as its nodes in order, parents before
 * children: `feature<threshold` with the branch below first, or the value of a leaf.
 */

interface Node {
  /** -1 for a leaf. */
  readonly feature: number;
  /** The threshold, or the value of a leaf. */
  readonly number: number;
  /** Where the branch above the threshold begins; the one below follows the node. */
  above: number;
}

const nodes: Node[] = [];
const roots = trees.map((tree) => {
  const root = nodes.length;
  const texts = tree.split(' ');
  read(texts, 0);
  return root;
});

/** Reads the subtree that begins at a text; gives the place after it. */
function read(texts: readonly string[], at: number): number {
  const [feature, threshold] = (texts[at] ?? '0').split('<');
  const leaf = threshold === undefined;
  const node: Node = { feature: leaf ? -1 : Number(feature), number: Number(threshold ?? feature), above: 0 };
  nodes.push(node);
  if (leaf) return at + 1;
  const next = read(texts, at + 1);
  node.above = nodes.length;
  return read(texts, next);
}

/** Log-odds that two records with these features are one work. */
export function score(features: ArrayLike<number>): number {
  let sum = bias;
  for (const root of roots) {
    let at = root;
    for (;;) {
      const node = nodes[at];
      if (node === undefined) break;
      if (node.feature < 0) {
        sum += node.number;
        break;
      }
      at = (features[node.feature] ?? -1) <= node.number ? at + 1 : node.above;
    }
  }
  return sum;
}
