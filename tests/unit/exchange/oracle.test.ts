import type { CslItem } from '@citation-js/core';
import { plugins } from '@citation-js/core';
import { beforeAll, expect, test } from 'vitest';

import { toBibtex } from '../../../lib/exchange/bibtex.ts';
import { toCslJson } from '../../../lib/exchange/csl-json.ts';
import { toRis } from '../../../lib/exchange/ris.ts';
import { library } from './library.ts';

/*
 * Another program must read in our BibTeX and RIS what our CSL-JSON says. citation-js 0.8 does not read eprint fields,
 * and turns math into Unicode, so these are left out or spelled out.
 */

beforeAll(() => Promise.all([import('@citation-js/plugin-bibtex'), import('@citation-js/plugin-ris')]));

const ours: readonly CslItem[] = JSON.parse(toCslJson(library));

/** What all three formats can say, names in one spelling: not all of them tell particles and groups apart. */
function comparable({ id, title, author = [], issued, DOI, URL }: CslItem) {
  const authors = author.map((name) => [
    [name['non-dropping-particle'], name.family ?? name.literal].filter(Boolean).join(' '),
    name.given,
    name.suffix,
  ]);
  return {
    id,
    title,
    authors: authors.filter(([family]) => family !== 'others'),
    issued,
    doi: DOI && decodeURIComponent(DOI),
    url: URL,
  };
}

test('BibTeX, read by citation-js', () => {
  const read = plugins.input.chain(toBibtex(library), { forceType: '@bibtex/text', generateGraph: false });
  const [first, ...rest] = ours.map(comparable);
  const mathAsUnicode = { ...first, title: 'AstroLLaMA³: Q-learning for Δ-BERT & 3D Scenes, 50% cheaper_than GPT-9' };
  expect(read.map(comparable)).toEqual([mathAsUnicode, ...rest]);
});

test('RIS, read by citation-js', () => {
  const read = plugins.input.chain(toRis(library), { forceType: '@ris/file', generateGraph: false });
  expect(read.map(comparable)).toEqual(ours.map(comparable));
});
