import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { recognizeFile } from '../../support/saved-page.ts';
import { fixtures, pagesFolder } from './fixtures.ts';

const command = join(import.meta.dirname, '../../support/recognize.ts');
const folder = mkdtempSync(join(tmpdir(), 'recognize-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function saved(content: string): string {
  const file = join(folder, 'saved');
  writeFileSync(file, content);
  return file;
}

// Starting Node with jsdom takes a second, on a busy machine several.
describe('npm run recognize', { timeout: 60_000 }, () => {
  test('prints the listings as JSON and nothing else', () => {
    const { status, stdout, stderr } = run(join(pagesFolder, 'hugging-face/trending.html'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { site, listings }: { site: string; listings: object[] } = JSON.parse(stdout);
    expect(site).toBe('hugging-face');
    expect(Object.keys(listings[0] ?? {})).toEqual([
      'identifiers',
      'title',
      'authors',
      'abstract',
      'date',
      'version',
      'url',
    ]);
  });

  test('a page with no listing is no failure', () => {
    const { status, stdout } = run(saved('<!doctype html><p>Nothing here.'));
    expect({ status, output: JSON.parse(stdout) as unknown }).toEqual({
      status: 0,
      output: { site: null, listings: [] },
    });
  });

  test.each([
    ['a file that is not there', [join(folder, 'missing.html')]],
    ['a folder', [folder]],
    ['no file', []],
    ['an address that is none', ['a.html', '--url', 'papers']],
  ])('%s: one line on stderr, exit 2', (_, args) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^recognize: .+\n$/);
  });
});

describe('the address of a saved page', () => {
  const card = '<article><h3><a href="/papers/2611.20001">Paper</a></h3></article>';
  const papers = 'https://huggingface.co/papers';
  const found = {
    site: 'hugging-face',
    listings: [{ identifiers: ['arxiv:2611.20001'], title: 'Paper', authors: [], url: `${papers}/2611.20001` }],
  };

  test.each([
    ['link rel=canonical', `<link rel="canonical" href="${papers}">${card}`],
    ['og:url', `<meta property="og:url" content="${papers}">${card}`],
    ['the comment browsers write', `<!DOCTYPE html>\n<!-- saved from url=(0029)${papers} -->\n<html>${card}`],
    [
      "SingleFile's comment",
      `<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: ${papers} \n saved date: Wed Nov 18 2026\n-->\n${card}`,
    ],
    ["monolith's comment", `<!-- Saved from ${papers} at 2026-11-18T09:30:00Z using monolith v2.10.1 -->\n${card}`],
    [
      'the Wayback Machine',
      `<html><script src="https://web-static.archive.org/_static/js/wombat.js"></script><meta property="og:url" content="https://web.archive.org/web/20261118093000/${papers}"><article><h3><a href="/web/20261118093000/${papers}/2611.20001">Paper</a></h3></article>`,
    ],
    ['base', `<base href="${papers}">${card}`],
    [
      'the one a site knows, of two',
      `<link rel="canonical" href="https://example.com/"><meta property="og:url" content="${papers}">${card}`,
    ],
    ['none: the markup decides', card],
  ])('%s', (_, html) => {
    expect(recognizeFile(html)).toEqual(found);
  });

  test('given, it outranks the page’s own', () => {
    const html = `<link rel="canonical" href="https://example.com/">${card}`;
    expect(recognizeFile(html, papers)).toEqual(found);
    expect(recognizeFile(html, 'https://example.com/')).toEqual({ site: null, listings: [] });
  });

  test('a text capture has none', () => {
    const abstract =
      'We study a thing & report that x < 3 <p> few. It holds on three model sizes and under a shift of domain. '.repeat(
        5,
      );
    const text = `Oct 2\n\nOne Thing after Another\n\n${abstract}\n\nAnother Thing\n\n${abstract}`;
    expect(recognizeFile(text)).toMatchObject({
      site: 'capture',
      listings: [{ title: 'One Thing after Another' }, { title: 'Another Thing' }],
    });
  });
});

test.each(fixtures.filter(({ file }) => !file.includes('hostile')))(
  'by its markup alone, $file is of $site',
  ({ site, html }) => {
    const anonymous = html
      .replace(/^<!--.*-->/, '')
      .replace(/<(?:meta property="og:url"|link rel="canonical"|base)[^>]*>/g, '');
    // A page of one paper says so by its address only.
    const { site: told } = recognizeFile(anonymous);
    expect([site, null]).toContain(told);
  },
);
