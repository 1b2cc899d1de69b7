import { attribute, childNodes, find, isElement, isText, rawText, tagName } from '../dom.ts';

/** More text than any title with its card around it; what is beyond is not read. */
const textLimit = 4_000;
/** And more nodes: a formula of MathJax has some fifty. */
const nodeLimit = 2_000;

/** Nodes that may still be looked at by several readings together. */
export interface Effort {
  nodes: number;
}

const unshown = new Set(['script', 'style', 'template', 'noscript', 'svg', 'select', 'button', 'dialog']);
const inline = new Set(
  'abbr b bdi bdo cite code del em font i ins kbd mark math nobr q s small span strong sub sup tt u var wbr'.split(' '),
);

const blocks = 'address, article, blockquote, div, dl, figure, h1, h2, h3, h4, h5, h6, li, ol, p, section, table, ul';

/** Whether an element stands within a line of text. Told by its name: a parsed page has no layout. */
export function isInline(element: Element): boolean {
  const name = tagName(element);
  // A card may be one link around all of it.
  return name === 'a' ? !find(element, blocks) : inline.has(name) || name.startsWith('mjx-');
}

/**
 * What a reader sees of the given nodes, as far as markup tells: without what is hidden, blocks set apart by a space, and
 * formulas as the TeX they were written in, whether MathJax or KaTeX has drawn them or not. White space is not folded.
 * Reads at most `limit` characters, and stops early on markup without text.
 * @param effort what is left for all readings of one card: of elements nested in each other each is read with all below it
 */
export function shownText(nodes: readonly Node[], limit = textLimit, effort: Effort = { nodes: nodeLimit }): string {
  const waiting: (Node | string)[] = nodes.toReversed();
  let text = '';
  let visited = 0;
  for (let next = waiting.pop(); next !== undefined && text.length < limit; next = waiting.pop()) {
    if (typeof next === 'string') {
      text += next;
      continue;
    }
    visited += 1;
    effort.nodes -= 1;
    if (visited > nodeLimit || effort.nodes < 0) break;
    if (!isElement(next)) {
      text += isText(next) ? rawText(next) : '';
      continue;
    }
    const formula = formulaIn(next);
    if (formula !== undefined) text += formula;
    else if (!isHidden(next)) {
      const apart = isInline(next) ? '' : ' ';
      waiting.push(apart, ...childNodes(next).slice(0, nodeLimit).toReversed(), apart);
    }
  }
  return text.slice(0, limit);
}

/** Whether markup says that an element is not to be seen, or not to be read. */
export function isHidden(element: Element): boolean {
  if (unshown.has(tagName(element)) || attribute(element, 'hidden') !== undefined) return true;
  if (/(?:^|;)\s*display\s*:\s*none/i.test(attribute(element, 'style') ?? '')) return true;
  return /(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text|MathJax(?:_Preview|_SVG|_CHTML)?|ltx_(?:note|ERROR))(?:\s|$)/.test(
    attribute(element, 'class') ?? '',
  );
}

/** The text of a drawn formula; `undefined` for any other element. */
function formulaIn(element: Element): string | undefined {
  const name = tagName(element);
  // MathJax 2 leaves the source beside what it draws.
  if (name === 'script')
    return /^math\/tex/i.test(attribute(element, 'type') ?? '') ? tex(rawText(element)) : undefined;
  const drawn =
    name === 'mjx-container' || name === 'math' || /(?:^|\s)katex(?:\s|$)/.test(attribute(element, 'class') ?? '');
  if (!drawn) return undefined;
  const source = find(element, 'annotation[encoding="application/x-tex"]');
  const spoken = attribute(element, 'alttext') ?? attribute(element, 'data-latex');
  if (source ?? spoken) return tex(source ? rawText(source) : spoken);
  return rawText(find(element, 'mjx-assistive-mml') ?? element);
}

function tex(source: string | undefined): string {
  return `$${(source ?? '').trim()}$`;
}
