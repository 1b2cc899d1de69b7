import type { Entry } from '../identity/entry.ts';
import { citationKeys } from './citation-key.ts';
import { onOneLine } from './one-line.ts';
import type { PersonName } from './person-name.ts';
import { parseName } from './person-name.ts';
import { printedLine } from './printed-line.ts';
import type { Publication } from './publication.ts';
import { publicationOf } from './publication.ts';
import { texLine, texText, texTitle } from './tex.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Archives that are a category themselves, so that an old identifier tells the primary class: `hep-th/9901001`. */
const classArchives = /^(hep-th|hep-ph|hep-lat|hep-ex|gr-qc|nucl-th|nucl-ex|quant-ph|math-ph)\//;

/**
 * BibTeX in UTF-8, read by BibTeX, biber, Zotero and JabRef. A venue makes an `@inproceedings` or an `@article`, anything
 * else is `@misc`, since BibTeX refuses the other two without one. The user's note goes to `annote`, not to `note`, which
 * styles print.
 */
export function toBibtex(entries: readonly Entry[]): string {
  const keys = citationKeys(entries);
  return entries.map((entry, index) => bibtexEntry(entry, keys[index] ?? '')).join('\n');
}

function bibtexEntry(entry: Entry, key: string): string {
  const publication = publicationOf(entry);
  const { venue, date, doi, pmid, url } = publication;
  const type = venue === undefined ? 'misc' : publication.kind === 'conference' ? 'inproceedings' : 'article';
  const [year, month, day] = date ?? [];
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['title', braced(texTitle(printedLine(entry.title)))],
    ['author', braced(entry.authors.map(texAuthor).join(' and '))],
    [type === 'article' ? 'journal' : 'booktitle', braced(texLine(venue ?? ''))],
    ['year', braced(year)],
    ['month', month === undefined ? undefined : months[month - 1]],
    ['day', braced(day)],
    ...eprintFields(publication),
    ['doi', braced(verbatim(doi))],
    ['pmid', braced(pmid)],
    ['url', braced(url)],
    ['abstract', braced(texLine(printedLine(entry.abstract ?? '')))],
    ['keywords', braced(entry.tags.map(texKeyword).join(', '))],
    ['readstatus', braced(entry.status)],
    ['annote', braced(texText(entry.note))],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value}`] : []));
  return `@${type}{${key},\n${lines.join(',\n')}\n}\n`;
}

/**
 * arXiv's own export writes `archivePrefix`, Zotero reads `eprinttype`, and biblatex takes either: both are written.
 * Many styles print neither, which is why `url` and `doi` always stand beside them.
 */
function eprintFields({ arxiv }: Publication): readonly (readonly [name: string, value: string | undefined])[] {
  if (arxiv === undefined) return [];
  return [
    ['eprint', braced(verbatim(arxiv))],
    ['archivePrefix', braced('arXiv')],
    ['eprinttype', braced('arxiv')],
    ['primaryClass', braced(classArchives.exec(arxiv)?.[1])],
  ];
}

function texAuthor(author: string): string {
  const name = parseName(author);
  if (name.kind === 'others') return 'others';
  return name.kind === 'whole' ? `{${texLine(name.name)}}` : texPerson(name);
}

/** `particle Family, Suffix, Given`, a part in braces where BibTeX would read a particle, a comma or an "and" out of it. */
function texPerson({ family, given, particle, suffix }: PersonName & { kind: 'person' }): string {
  const last = /^\p{Ll}/u.test(family) ? `{${texLine(family)}}` : texNamePart(family);
  return [
    particle === undefined ? last : `${texNamePart(particle)} ${last}`,
    ...(suffix === undefined ? [] : [texNamePart(suffix)]),
    texNamePart(given),
  ].join(', ');
}

function texNamePart(part: string): string {
  return /,|\band\b/iu.test(part) ? `{${texLine(part)}}` : texLine(part);
}

/** Readers split keywords at commas. */
function texKeyword(tag: string): string {
  return texText(onOneLine(tag).replaceAll(',', ';'));
}

/** For fields that styles print verbatim (DOI, eprint): nothing escaped, and braces, which would end the field, encoded. */
function verbatim(text: string | undefined): string | undefined {
  return text?.replaceAll(/[{}\\\s]/g, encodeURIComponent);
}

/** `undefined` for nothing, so that the field is left out. */
function braced(value: string | number | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : `{${value}}`;
}
