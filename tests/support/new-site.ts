/*
 * npm run new:site -- <id> <match pattern>
 * Makes what a new site is: its file, its line in the list, a fixture with its addresses, and its row in the README's table.
 * What is left to do is printed. Nothing is written where there is a site of this name already.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The parts of a site before anyone has written it. Throws a sentence for names and patterns that cannot be. */
export function draftOf(id: string, pattern: string) {
  if (!/^[a-z][a-z\d]*(?:-[a-z\d]+)*$/.test(id)) throw new Error(`not a name in kebab case: ${id}`);
  const [, host] = /^(?:https?|\*):\/\/((?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)+)\/.*$/.exec(pattern) ?? [];
  if (host === undefined) throw new Error(`not a match pattern such as https://example.org/*: ${pattern}`);
  const name = id.replace(/-([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
  const bareHost = host.replace('*.', 'www.');
  return { id, name, host, pattern, address: `https://${bareHost}/papers` };
}

type Draft = ReturnType<typeof draftOf>;

export function siteFile({ id, name, host, pattern }: Draft): string {
  return `import { isOn, plainPath } from '../address.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

/** Which pages, and what this was checked on: a captured page, the site's own source, or published selectors only. */
export const ${name} = defineSite({
  id: '${id}',
  name: '${id}',
  matches: ['${pattern}'],
  kind(url) {
    if (!isOn(url, '${host}')) return undefined;
    if (/^\\/papers\\/\\d+$/.test(plainPath(url))) return 'paper';
    return plainPath(url) === '/papers' ? 'feed' : undefined;
  },
  anchors: 'li.${id}',
  read: (anchor, page) => readRow(anchor, page, { title: '.title a', authorLine: '.authors' }),
});
`;
}

/** The list with one line more. Its imports and its sites are in no order that matters. */
export function withSite(list: string, { id, name }: Draft): string {
  return list
    .replace(/(?=\n\n\/\*\*)/, `\nimport { ${name} } from '../sites/${id}.ts';`)
    .replace(/,?\s*\];\s*$/, `,\n  ${name},\n];\n`);
}

export function fixture({ id, address }: Draft): string {
  return `<!-- {"url": "${address}"} -->
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${id}</title></head>
<body>
<ul>
<li class="${id}"><p class="title"><a href="https://doi.org/10.9999/tides.2026.1">A Paper Nobody Wrote</a></p><p class="authors">Ada Quill, Bo Rask</p></li>
</ul>
</body>
</html>
`;
}

export function addresses({ address }: Draft): string {
  const [feed, paper] = [address, `${address}/1`];
  const table = {
    feed: [feed],
    paper: [paper],
    neither: [`${address}/about`],
    sameFeed: [[feed, `${feed}?utm_source=x`]],
  };
  return `${JSON.stringify(table, undefined, 2)}\n`;
}

/** The README with a row more at the end of the table of sites. */
export function withRow(readme: string, { id }: Draft): string {
  const table = /(\| site \| read \|(?:.*\n)(?:\|.*\n)+)/;
  return readme.replace(
    table,
    (rows) => `${rows}| ${id} | turned on | … | not checked: general knowledge of the markup |\n`,
  );
}

async function main([id = '', pattern = '']: readonly string[]): Promise<void> {
  const draft = draftOf(id, pattern);
  const file = join(root, `lib/recognize/sites/${id}.ts`);
  if (existsSync(file)) throw new Error(`there is a site ${id} already`);
  const list = join(root, 'lib/recognize/lists/to-turn-on.ts');
  const pages = join(root, 'tests/pages', id);
  const readme = join(root, 'README.md');
  await mkdir(pages, { recursive: true });
  await writeFile(file, siteFile(draft));
  await writeFile(list, withSite(await readFile(list, 'utf8'), draft));
  await writeFile(join(pages, 'papers.html'), fixture(draft));
  await writeFile(join(pages, 'addresses.json'), addresses(draft));
  await writeFile(readme, withRow(await readFile(readme, 'utf8'), draft));
  console.log(`Made lib/recognize/sites/${id}.ts, its line, its fixture tests/pages/${id} and its row in README.md. Now:
  1. the site's markup, with invented papers, into tests/pages/${id}/papers.html, and its addresses beside it;
  2. selectors and addresses into lib/recognize/sites/${id}.ts, with what they were checked on;
  3. npx vitest run tests/unit/recognize -u, and read every field of tests/pages/${id}/papers.json;
  4. what it was checked on into its row in README.md.`);
}

if (import.meta.main) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    console.error(`new:site: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
