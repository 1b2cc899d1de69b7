import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { sites, sitesAtInstall } from '../../../lib/recognize/sites.ts';
import { fixtures } from './fixtures.ts';

const root = join(import.meta.dirname, '../../..');

/** Rows of the README's table of sites: its section, up to the next. */
const section = /^## Sites\n.*?(?=^## )/ms.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[0] ?? '';
const rows = [...section.matchAll(/^\| (.+) \| (.+) \| (.+) \| (.+) \|$/gm)]
  .map(([, name = '', read = '', , checked = '']) => ({ name, read, checked }))
  .filter(({ name }) => name !== 'site');

test('every file of a site is in one list, and goes by its name', () => {
  const files = readdirSync(join(root, 'lib/recognize/sites')).map((file) => file.replace(/\.ts$/, ''));
  expect(sites.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
});

test('every site has a fixture, and every fixture a site', () => {
  const shown = new Set(fixtures.map(({ site }) => site));
  expect([...shown].toSorted()).toEqual(sites.map(({ id }) => id).toSorted());
});

describe("the README's table", () => {
  test('has a row for every site and no other', () => {
    expect(rows.map(({ name }) => name).toSorted()).toEqual(sites.map(({ name }) => name).toSorted());
  });

  test.each(rows)('says of $name when it is read', ({ name, read }) => {
    const isAtInstall = sitesAtInstall.some((site) => site.name === name);
    expect(read).toBe(isAtInstall ? 'from the start' : 'turned on');
  });

  test.each(rows)('says of $name what it was checked on', ({ checked }) => {
    expect(checked).toMatch(
      /^(?:captured (?:pages?|fragment of a page)|the (?:site's own source|source of its software)|published selectors (?:only|and)|not checked: general knowledge)/,
    );
  });
});
