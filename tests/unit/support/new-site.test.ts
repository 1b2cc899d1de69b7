import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { draftOf, fixture, siteFile, withRow, withSite } from '../../support/new-site.ts';

const draft = draftOf('tide-papers', 'https://*.tides.example/*');
const read = (path: string) => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');

test('a site is named as its file, and its code as code', () => {
  expect(siteFile(draft)).toContain("export const tidePapers = defineSite({\n  id: 'tide-papers',");
});

test('the list has one import and one line more', () => {
  const list = read('lib/recognize/lists/to-turn-on.ts');
  const added = withSite(list, draft)
    .split('\n')
    .filter((line) => !list.split('\n').includes(line));
  expect(added).toEqual(["import { tidePapers } from '../sites/tide-papers.ts';", '  tidePapers,']);
});

test('the README has one row more', () => {
  const readme = read('README.md');
  const added = withRow(readme, draft)
    .split('\n')
    .filter((line) => !readme.split('\n').includes(line));
  expect(added).toEqual([expect.stringContaining('| tide-papers | turned on |')]);
});

test('the fixture says where it stands', () => {
  expect(fixture(draft).split('\n')[0]).toBe('<!-- {"url": "https://www.tides.example/papers"} -->');
});

describe('refused', () => {
  test.each([
    ['a name with capitals', 'TidePapers', 'https://tides.example/*'],
    ['a name that leads out', '../tides', 'https://tides.example/*'],
    ['an address of everything', 'tides', '*://*/*'],
    ['a file', 'tides', 'file:///home/*'],
    ['nothing', '', ''],
  ])('%s', (_, id, pattern) => {
    expect(() => draftOf(id, pattern)).toThrow(/^not a /);
  });
});
