import { childNodes, findAll, isElement, isText, matches, rawText, tagName } from './dom.ts';
import { line } from './line.ts';
import { isPersonName } from './names.ts';

/*
 * The authors of documents that LaTeXML made of LaTeX, as arXiv's HTML is. Each style of LaTeX has its own way with them:
 * often all stand in one `.ltx_personname`, affiliations and addresses between them. (Read by eye on
 * 206 documents of ar5iv, 2026.)
 */

/** More nodes than any line of authors has. */
const nodeLimit = 20_000;
const nameLimit = 80;

/** The authors of a document; where no name of a person can be told, what stands first: a team. */
export function latexmlAuthors(document: Document): readonly string[] {
  const boxes = findAll(document, '.ltx_authors .ltx_personname').map(textOf);
  const names = boxes.flatMap((text) => text.split(nextAuthor).flatMap(namesIn));
  if (names.length > 0) return names;
  return boxes.slice(0, 1).map((text) => line(text.split(/[\n\t&]/).find((one) => one.trim() !== '') ?? '', nameLimit));
}

/** Between an author with what belongs to him and the next. */
const nextAuthor = /&|\f/;

/** The text of a box: lines as they are set, a tab where a mark, a note or an address stood, a form feed for `\AND`. */
function textOf(box: Element): string {
  const waiting: Node[] = [box];
  let text = '';
  for (let visited = 0; visited < nodeLimit; visited += 1) {
    const node = waiting.pop();
    if (!node) break;
    if (isText(node)) text += rawText(node).replace(/\n/g, ' ');
    else if (!isElement(node)) continue;
    else if (tagName(node) === 'br') text += '\n';
    else if (matches(node, '.ltx_ERROR')) text += separator(rawText(node));
    else if (matches(node, '.ltx_note, sup, math')) text += '\t';
    else waiting.push(...childNodes(node).toReversed());
  }
  return text;
}

/** What is left of a command that LaTeXML does not know (NeurIPS, JMLR). */
function separator(command: string): string {
  return /and|name/i.test(command) ? '\f' : /email|addr/i.test(command) ? '\n' : '\t';
}

/** What could be a name and is an affiliation; of one word it could not be a name. */
const institution =
  /\b(?:Universit|Institut|College|School|Academy|Dep(?:artmen)?t\b|Cent(?:er|re)\b|Labs?\b|Laborator|Research|Team|Group|Inc\b|Corp|AI\b|Google|Microsoft|Amazon|Science|Tech|UC\b|ETH\b|MPI\b|Authors?\b)/;

/** The names at the head of what belongs to one author, or to several: lines of names, up to the first without any. */
function namesIn(text: string): readonly string[] {
  const names: string[] = [];
  for (const row of text.split('\n').filter((one) => one.trim() !== '')) {
    const parts = row
      .split(/[,;\t\u2000-\u2003]|\s{2,}|\band\b/)
      .map((part) => line(part, nameLimit).replace(/[^\p{L}.)]+$/u, ''))
      .filter((part) => part !== '');
    const here = institution.test(parts[0] ?? '')
      ? []
      : parts.filter((part) => isPersonName(part) && !institution.test(part));
    if (here.length === 0 && names.length > 0) break;
    names.push(...here);
  }
  return names;
}
