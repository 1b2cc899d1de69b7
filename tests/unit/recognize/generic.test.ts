import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { Listing } from '../../../lib/identity/listing.ts';
import { find, findAll } from '../../../lib/recognize/dom.ts';
import { generic, recognizeGenerically } from '../../../lib/recognize/generic.ts';
import { readAnchor, readInSteps, recognize } from '../../../lib/recognize/recognizer.ts';
import type { Page } from '../../../lib/recognize/site.ts';
import { leaveOneSiteOut } from '../../bench/leave-one-site-out.ts';
import { fixtures, pageOf, siteNamed } from './fixtures.ts';

function listings(body: string, url = 'https://lab.example/papers'): Listing[] {
  return recognizeGenerically(pageOf(`<!doctype html><body>${body}`, url)).map(({ listing }) => listing);
}

/** What the generic recognizer finds on a page of some unknown site: identifiers and title, a line each. */
function found(body: string, url?: string): string[] {
  return listings(body, url).map(({ identifiers, title }) => [...identifiers, title].join(' | '));
}

const arxiv = (number: string) => `https://arxiv.org/abs/${number}`;

const mirrorRows = (base: string) =>
  `<ul><li><a href="${base}/papers/2611.00001">Gentle Gradients for Stubborn Surfaces</a></li><li><a href="${base}/papers/2611.00002v3">How Lighthouses Learn to Blink</a></li></ul>`;

const coinsSpan = (title: string, doi: string) =>
  `<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft.genre=article&amp;rft.atitle=${encodeURIComponent(title)}&amp;rft.au=Quill%2C+Ada&amp;rft.date=2026-11-02&amp;rft_id=info%3Adoi%2F${encodeURIComponent(doi)}"></span>`;

const meta = (entries: Record<string, string>) =>
  Object.entries(entries)
    .map(([name, content]) => `<meta name="${name}" content="${content}">`)
    .join('');

function theOne(page: Page, selector: string): Element {
  const element = find(page.document, selector);
  if (!element) throw new Error(`the page has no ${selector}`);
  return element;
}
const card = (n: number) =>
  `<article><h3><a href="${arxiv(`2611.${String(n).padStart(5, '0')}`)}">The ${n}th Way to Tie a Boat</a></h3></article>`;

const two = [
  'arxiv:2611.00001 | Gentle Gradients for Stubborn Surfaces',
  'arxiv:2611.00002 | How Lighthouses Learn to Blink',
];
const [first, second] = [arxiv('2611.00001'), arxiv('2611.00002')];

describe('the same two papers in every structure that lists have', () => {
  test.each([
    {
      structure: 'cards with a linked heading',
      body: `<div><div class="card"><h3><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></h3><p>Ada Quill</p></div>
        <div class="card"><h3><a href="${second}">How Lighthouses Learn to Blink</a></h3><p>Bo Rask</p></div></div>`,
    },
    {
      structure: 'cards that are one link',
      body: `<a class="card" href="${first}"><span>cs.LG</span><div>Gentle Gradients for Stubborn Surfaces</div><div>Ada Quill, Bo Rask</div></a>
        <a class="card" href="${second}"><span>cs.CV</span><div>How Lighthouses Learn to Blink</div><div>Bo Rask, Ada Quill</div></a>`,
    },
    {
      structure: 'a heading without a link, labels below',
      body: `<article><h2>Gentle Gradients for Stubborn Surfaces</h2><a href="${first}">arXiv:2611.00001</a> <a href="https://arxiv.org/pdf/2611.00001v2">PDF</a></article>
        <article><h2>How Lighthouses Learn to Blink</h2><a href="${second}">arXiv:2611.00002</a> <a href="https://arxiv.org/pdf/2611.00002">PDF</a></article>`,
    },
    {
      structure: 'description list',
      body: `<dl><dt>[1] <a href="${first}">arXiv:2611.00001</a></dt><dd><div class="list-title"><span>Title:</span> Gentle Gradients for Stubborn Surfaces</div><p>Comments: 9 pages</p></dd>
        <dt>[2] <a href="${second}">arXiv:2611.00002</a></dt><dd><div class="list-title"><span>Title:</span> How Lighthouses Learn to Blink</div></dd></dl>`,
    },
    {
      structure: 'headings and paragraphs side by side',
      body: `<h2>This week</h2><h3>Gentle Gradients for Stubborn Surfaces</h3><p>Ada Quill</p><p><a href="${first}">arXiv</a></p><p>A summary of it.</p>
        <h3>How Lighthouses Learn to Blink</h3><p>Bo Rask</p><p><a href="${second}">arXiv</a></p><p>A summary of that.</p>`,
    },
    {
      structure: 'linked headings and paragraphs side by side',
      body: `<h3><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></h3><p>It is about gradients.</p>
        <h3><a href="${second}">How Lighthouses Learn to Blink</a></h3><p>It is about lighthouses.</p>`,
    },
    {
      structure: 'bullets with the title as link',
      body: `<ul><li><a href="${first}">Gentle Gradients for Stubborn Surfaces</a>, Ada Quill, 2026. [<a href="https://github.com/x/y">code</a>]</li>
        <li><a href="${second}">How Lighthouses Learn to Blink</a>, Bo Rask, 2026.</li></ul>`,
    },
    {
      structure: 'bullets with the title in bold',
      body: `<ul><li><strong>Gentle Gradients for Stubborn Surfaces</strong> <a href="${first}">[paper]</a> <a href="https://github.com/x/y">[code]</a></li>
        <li><strong>How Lighthouses Learn to Blink</strong> <a href="${second}">[paper]</a></li></ul>`,
    },
    {
      structure: 'bullets of plain text with links behind',
      body: `<ul><li>Gentle Gradients for Stubborn Surfaces <a href="${first}">[pdf]</a></li><li>How Lighthouses Learn to Blink <a href="${second}">[pdf]</a></li></ul>`,
    },
    {
      structure: 'citations with the title in quotes',
      body: `<ol><li>A. Quill and B. Rask, “Gentle Gradients for Stubborn Surfaces,” in Proc. XYZ, 2026. <a href="${first}">arXiv:2611.00001</a></li>
        <li>B. Rask, “How Lighthouses Learn to Blink,” J. Harbours, 2026. <a href="${second}">arXiv:2611.00002</a></li></ol>`,
    },
    {
      structure: 'citations in the order of APA',
      body: `<p>Quill, A. &amp; Rask, B. (2026). Gentle Gradients for Stubborn Surfaces. <i>Journal of Harbours</i>, 3. <a href="${first}">https://arxiv.org/abs/2611.00001</a></p>
        <p>Rask, B. (2026). How Lighthouses Learn to Blink. <i>Journal of Harbours</i>, 4. <a href="${second}">https://arxiv.org/abs/2611.00002</a></p>`,
    },
    {
      structure: 'a reading list with authors and year in brackets',
      body: `<ul><li>Gentle Gradients for Stubborn Surfaces (Quill et al., 2026, ICLR) — gradients, but gentle · <a href="${first}">arXiv:2611.00001</a></li>
        <li>How Lighthouses Learn to Blink (Rask, 2026) — lamps · <a href="${second}">arXiv:2611.00002</a></li></ul>`,
    },
    {
      structure: 'topics with a list of labelled facts each',
      body: `<h3>1. <strong>Gradients</strong></h3><ul><li><strong>Title</strong>: Gentle Gradients for Stubborn Surfaces</li><li><strong>Authors</strong>: Ada Quill</li><li><strong>Link</strong>: <a href="${first}">arXiv</a></li></ul>
        <h3>2. <strong>Lighthouses</strong></h3><ul><li><strong>Title</strong>: How Lighthouses Learn to Blink</li><li><strong>Authors</strong>: Bo Rask</li><li><strong>Link</strong>: <a href="${second}">arXiv</a></li></ul>`,
    },
    {
      structure: 'publications with numbered titles and two identifiers',
      body: `<h2>Preprints</h2><div class="publication-entry"><p><strong>1. Gentle Gradients for Stubborn Surfaces</strong></p><p><strong>Authors:</strong> Ada Quill, Bo Rask</p><p><strong>arXiv:</strong> <a href="${first}">2611.00001</a></p></div>
        <div class="publication-entry"><p><strong>2. How Lighthouses Learn to Blink</strong></p><p><strong>Authors:</strong> Bo Rask</p><p><strong>arXiv:</strong> <a href="${second}">2611.00002</a></p></div>`,
    },
    {
      structure: 'bullets in bullets, one of a kind',
      body: `<ul><li>Gradients<ul><li><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></li></ul></li>
        <li>Lamps<ul><li><a href="${second}">How Lighthouses Learn to Blink</a></li><li><a href="${arxiv('2611.00003')}">A Lamp Is Not a Moon</a></li></ul></li></ul>`,
      expected: [...two, 'arxiv:2611.00003 | A Lamp Is Not a Moon'],
    },
    {
      structure: 'rows of a table',
      body: `<table><tr><th>Title</th><th>Venue</th><th>Paper</th></tr><tr><td>Gentle Gradients for Stubborn Surfaces</td><td>ICLR</td><td><a href="${first}">Link</a></td></tr>
        <tr><td>How Lighthouses Learn to Blink</td><td>NeurIPS</td><td><a href="${second}">Link</a></td></tr></table>`,
    },
    {
      structure: 'rows of a table with the title as link',
      body: `<table><tr><td>2026</td><td><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></td><td>ICLR</td></tr>
        <tr><td>2026</td><td><a href="${second}">How Lighthouses Learn to Blink</a></td><td>NeurIPS</td></tr></table>`,
    },
    {
      structure: 'lines of one paragraph',
      body: `<p><a href="${first}">Gentle Gradients for Stubborn Surfaces</a> <a href="https://arxiv.org/pdf/2611.00001">pdf</a><br>Ada Quill<br>
        <a href="${second}">How Lighthouses Learn to Blink</a> <a href="https://arxiv.org/pdf/2611.00002">pdf</a><br>Bo Rask</p>`,
    },
    {
      structure: 'lines of a paragraph, the title in bold before its link',
      body: `<p><b>Gentle Gradients for Stubborn Surfaces</b><br>Ada Quill <a href="${first}">[arXiv]</a><br><br>
        <b>How Lighthouses Learn to Blink</b><br>Bo Rask <a href="${second}">[arXiv]</a></p>`,
    },
    {
      structure: 'paragraphs of a newsletter',
      body: `<p>Good morning!</p><p><strong><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></strong>: the authors show that gradients can be gentle.</p>
        <p><strong><a href="${second}">How Lighthouses Learn to Blink</a></strong>: the authors teach lighthouses.</p>`,
    },
    {
      structure: 'titles that MathJax has drawn',
      body: `<div class="p"><h4><a href="${first}">Gentle <span class="MathJax_Preview"></span><span class="MathJax"><span>G</span></span><script type="math/tex">G</script>radients for Stubborn Surfaces</a></h4></div>
        <div class="p"><h4><a href="${second}">How Lighthouses Learn to Blink</a></h4></div>`,
      expected: ['arxiv:2611.00001 | Gentle $G$radients for Stubborn Surfaces', two[1]],
    },
    {
      structure: 'days with a card each',
      body: `<section><h2>Monday, 2 November 2026</h2><article><h3><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></h3></article></section>
        <section><h2>Tuesday, 3 November 2026</h2><article><h3><a href="${second}">How Lighthouses Learn to Blink</a></h3></article></section>`,
    },
    {
      structure: 'cards drawn once for wide and once for narrow windows',
      body: `<div><article><div class="wide"><h3><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></h3></div><div class="narrow"><h3><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></h3></div></article>
        <article><div class="wide"><h3><a href="${second}">How Lighthouses Learn to Blink</a></h3></div><div class="narrow"><h3><a href="${second}">How Lighthouses Learn to Blink</a></h3></div></article></div>`,
    },
    {
      structure: 'cards whose abstracts mention other papers',
      body: `<article><h3><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></h3><p>We build on the work of <a href="${arxiv('2501.00009')}">Example et al.</a> and go further.</p></article>
        <article><h3><a href="${second}">How Lighthouses Learn to Blink</a></h3><p>A lamp.</p></article>`,
    },
    {
      structure: 'titles in bold paragraphs, a list of labelled addresses under each, sections between',
      body: `<h2>Gradients</h2><p><strong>Gentle Gradients for Stubborn Surfaces</strong></p><ul><li>Homepage: <a href="https://lab.example/x">https://lab.example/x</a></li><li>Paper: <a href="${first}">${first}</a></li></ul>
        <div class="markdown-heading"><h2>Lamps</h2><a class="anchor" href="#lamps"></a></div><p><strong>How Lighthouses Learn to Blink</strong></p><ul><li>Paper: <a href="${second}">${second}</a></li></ul>
        <p><strong>A Lamp Without a Preprint</strong></p><ul><li>Homepage: <a href="https://lab.example/y">https://lab.example/y</a></li></ul>`,
    },
    {
      structure: 'sections with a heading each, whose papers stand side by side',
      body: `<h4>3D and Surfaces of All Kinds · 2 papers</h4><div class="paper"><div>📄 <a href="${first}"><strong>Gentle Gradients for Stubborn Surfaces</strong></a> <span>CV</span></div></div><div class="paper"><div>📄 <a href="${arxiv('2611.00003')}"><strong>A Lamp Is Not a Moon</strong></a></div></div><div class="paper"><div>📄 <a href="${arxiv('2611.00004')}"><strong>A Moon Is Not a Lamp</strong></a></div></div>
        <h4>Lamps and Other Kinds of Lights · 1 paper</h4><div class="paper"><div>📄 <a href="${second}"><strong>How Lighthouses Learn to Blink</strong></a></div></div>`,
      expected: [two[0], 'arxiv:2611.00003 | A Lamp Is Not a Moon', 'arxiv:2611.00004 | A Moon Is Not a Lamp', two[1]],
    },
    {
      structure: 'a table with a column of titles, linked by the name of the method',
      body: `<table><thead><tr><th>Year</th><th>Type</th><th>Paper Title</th></tr></thead><tbody><tr><td>2026</td><td><a href="${first}">Soft Surface GD</a></td><td>Gentle Gradients for Stubborn Surfaces</td></tr>
        <tr><td>2026</td><td><a href="${second}">Blink Net🌟</a></td><td>How Lighthouses Learn to Blink</td></tr></tbody></table>`,
    },
    {
      structure: 'a table with numbered titles and summaries in one cell',
      body: `<table><tr><th>Paper</th><th>Links</th></tr><tr><td>1) Gentle Gradients for Stubborn Surfaces  This paper shows that gradients can be gentle.<br>● The <strong>soft step</strong> is what matters.</td><td><a href="${first}">Paper</a>, <a href="https://social.example/1">Tweet</a></td></tr>
        <tr><td>2) How Lighthouses Learn to Blink - introduces a lamp that learns.</td><td><a href="${second}">Paper</a>, <a href="https://social.example/2">Tweet</a></td></tr></table>`,
    },
    {
      structure: 'cells of text that a label and authors follow',
      body: `<table><tr><td>0900</td><td><font>Gentle Gradients for Stubborn Surfaces <a href="${first}">[pdf]</a><br>Ada Quill, Bo Rask</font></td></tr>
        <tr><td>0910</td><td><font>How Lighthouses Learn to Blink <a href="${second}">[pdf]</a><br>Bo Rask, Ada Quill</font></td></tr></table>`,
    },
    {
      structure: 'references whose titles ask a question',
      body: `<ul><li>Quill, A., &amp; Rask, B. B. (2026). Can It Be Gentle? Gradients for Stubborn Surfaces. <em>Journal of Harbours, 3</em>(2), 1–9. <a href="${first}">${first}</a></li>
        <li>Rask, B. B. (2026). Whose Light Is It? <em>Journal of Harbours, 4</em>(1). <a href="${second}">${second}</a></li><li>Quill, A., &amp; Rask, B. B. A Lamp Is Not a Moon. <em>Journal of Harbours, 5</em>(1). <a href="${arxiv('2611.00003')}">link</a></li></ul>`,
      expected: [
        'arxiv:2611.00001 | Can It Be Gentle? Gradients for Stubborn Surfaces',
        'arxiv:2611.00002 | Whose Light Is It?',
        'arxiv:2611.00003 | A Lamp Is Not a Moon',
      ],
    },
    {
      structure: 'references in paragraphs, some of them without a link',
      body: `<p>[1] Bo Rask and Ada Quill, “A Lamp Without a Preprint,” <em>Harbour News</em>, 2026.</p><p>[2] Ada Quill, “Gentle Gradients for Stubborn Surfaces,” <em>Journal of Harbours</em>, 2026. <a href="${first}">${first}</a></p>
        <p>[3] Ada Quill, “Another Lamp Without a Preprint,” <em>Harbour News</em>, 2026.</p><p>[4] Bo Rask, “How Lighthouses Learn to Blink,” <em>Journal of Harbours</em>, 2026. <a href="${second}">${second}</a></p>`,
    },
    {
      structure: 'a reading list with short titles and years in brackets',
      body: `<ul><li>Gentle GAN (2026), A. Quill et al. <a href="${first}">[pdf]</a></li><li>How Lighthouses Learn to Blink (2026), B. Rask. <a href="${second}">[pdf]</a></li></ul>`,
      expected: ['arxiv:2611.00001 | Gentle GAN', two[1]],
    },
    {
      structure: 'a list that has a paper in three of its sections',
      body: ['Gradients', 'Surfaces', 'Everything']
        .map(
          (section) =>
            `<h2>${section}</h2><ul><li><b>Gentle Gradients for Stubborn Surfaces</b> <a href="${first}">paper</a></li><li><b>How Lighthouses Learn to Blink</b> <a href="${second}">paper</a></li></ul>`,
        )
        .join(''),
      expected: [...two, ...two, ...two],
    },
    {
      structure: 'titles with an arrow behind them, and with their supplements',
      body: `<ul><li><a href="${first}">Gentle Gradients for Stubborn Surfaces<span> ↗</span></a></li><li><a href="${second}">“How Lighthouses Learn to Blink”</a></li>
        <li><a href="https://proceedings.mlr.press/v999/rask26a/rask26a-supp.pdf">How Lighthouses Learn to Blink: Supplementary Materials</a></li></ul>`,
    },
    {
      structure: 'titles with a full stop in bold, authors in a paragraph below, in three sections',
      body: ['Gradients', 'Surfaces', 'Everything']
        .map(
          (section) =>
            `<h2>${section}</h2><ol><li><p><strong>Gentle Gradients for Stubborn Surfaces.</strong></p><p><em>Ada Quill, Bo Rask, Chen Lindqvist, Dana Pohl, Emil Stern</em> [<a href="${first}">pdf</a>] 2026.1</p></li></ol>
            <p><strong>How Lighthouses Learn to Blink.</strong><br><em>Bo Rask, Chen Lindqvist, Dana Pohl, Emil Stern</em><br>arXiv 2026. [<a href="${second}">Paper</a>] [<a href="https://github.com/x/y">Github</a>]<br>2 Nov 2026</p>`,
        )
        .join(''),
      expected: [...two, ...two, ...two],
    },
    {
      structure: 'references with initials, each under the heading of a project, on a page with a bar',
      body: `<div id="quarto-content" class="page-columns page-navbar"><main><section class="level3"><h3>What Harbours Do With Slopes</h3><p>Quill, A., Rask, B.*, Lindqvist C. Gentle Gradients for Stubborn Surfaces. <em>Journal of Harbours</em> (2026) <a href="${first}">${first}</a></p></section>
        <section class="level3"><h3>Light on Islands and Elsewhere</h3><p>Rask, B., Quill, A. How Lighthouses Learn to Blink. <em>Journal of Harbours</em> (2026) <a href="${second}">${second}</a></p></section></main></div>`,
    },
    {
      structure: 'links around whole references',
      body: `<ul><li><a href="${first}">Quill, Ada, and Bo Rask. 2026. "Gentle Gradients for Stubborn Surfaces." <i>Journal of Harbours</i> 3 (2): 1–9.</a></li>
        <li><a href="${second}">Rask, Bo. 2026. "How Lighthouses Learn to Blink." <i>Journal of Harbours</i> 3 (3): 1–9.</a></li></ul>`,
    },
    {
      structure: 'authors in a heading below the title',
      body: `<h3>Gentle Gradients for Stubborn Surfaces</h3><h5>Ada Quill, Bo Rask*, Chen Lindqvist*, Dana Pohl<br>&gt; <a href="${first}">paper</a></h5>
        <h3>How Lighthouses Learn to Blink</h3><h5>Bo Rask*, Chen Lindqvist, Dana Pohl*, Ada Quill<br>&gt; <a href="${second}">paper</a></h5>`,
    },
    {
      structure: 'a description list for each paper, with the links in a later term',
      body: `<p><dl><dt><strong>Gentle Gradients for Stubborn Surfaces</strong> (with Bo Rask)<dd>Abstract: gentle.<dt>Full paper (2/11/26): <a href="/g.pdf">PDF</a> | <a href="${first}">arXiv:2611.00001</a></dl></p>
        <p><dl><dt><strong>How Lighthouses Learn to Blink</strong><dd>Abstract: lamps.<dt>Full paper (3/11/26): <a href="/l.pdf">PDF</a> | <a href="${second}">arXiv:2611.00002</a></dl></p>`,
    },
    {
      structure: 'publications with hidden abstracts',
      body: `<ol class="bibliography"><li><div class="row"><div class="title">Gentle Gradients for Stubborn Surfaces</div><div class="author">Ada Quill, <em>Bo Rask</em></div><div class="periodical"><em>ICLR</em>, 2026</div><div class="links"><a role="button">Abs</a> <a href="${first}">arXiv</a></div><div class="abstract hidden"><p>Long.</p></div></div></li>
        <li><div class="row"><div class="title">How Lighthouses Learn to Blink</div><div class="author">Bo Rask</div><div class="periodical"><em>NeurIPS</em>, 2026</div><div class="links"><a href="${second}">arXiv</a></div></div></li></ol>`,
    },
  ])('$structure', ({ body, expected = two }) => {
    expect(found(body)).toEqual(expected);
  });
});

describe('a paper with several identifiers is one listing', () => {
  test.each([
    {
      where: 'labels in a row',
      body: `<div class="paper"><p class="title">Gentle Gradients for Stubborn Surfaces</p><p><a href="https://proceedings.mlr.press/v999/quill26a.html">abs</a> <a href="https://openreview.net/forum?id=AbCdEf12">OpenReview</a> <a href="${first}">arXiv</a></p></div>
        <div class="paper"><p class="title">How Lighthouses Learn to Blink</p><p><a href="https://proceedings.mlr.press/v999/rask26a.html">abs</a></p></div>`,
      expected: [
        'pmlr:v999/quill26a | openreview:AbCdEf12 | arxiv:2611.00001 | Gentle Gradients for Stubborn Surfaces',
        'pmlr:v999/rask26a | How Lighthouses Learn to Blink',
      ],
    },
    {
      where: 'a list in which no scheme comes twice',
      body: `<ul><li><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></li><li><a href="https://openreview.net/forum?id=AbCdEf12">How Lighthouses Learn to Blink</a></li></ul>`,
      expected: [
        'arxiv:2611.00001 | Gentle Gradients for Stubborn Surfaces',
        'openreview:AbCdEf12 | How Lighthouses Learn to Blink',
      ],
    },
    {
      where: 'proceedings that all appeared in',
      body: ['1', '2', '3', '4']
        .map(
          (n) =>
            `<li><h5><a href="https://doi.org/10.9999/x.${n}">The ${n}th Way to Tie a Boat</a></h5><a href="https://doi.org/10.9999/x">Harbour '26</a></li>`,
        )
        .join(''),
      expected: ['1', '2', '3', '4'].map((n) => `doi:10.9999/x.${n} | The ${n}th Way to Tie a Boat`),
    },
  ])('$where', ({ body, expected }) => {
    expect(found(body)).toEqual(expected);
  });
});

describe('is no listing', () => {
  test.each([
    {
      noise: 'navigation',
      body: `<nav><a href="${first}">Gentle Gradients for Stubborn Surfaces</a><a href="${second}">How Lighthouses Learn to Blink</a></nav>`,
    },
    {
      noise: 'a footer',
      body: `<footer><ul><li><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></li><li><a href="${second}">How Lighthouses Learn to Blink</a></li></ul></footer>`,
    },
    {
      noise: "an article's references",
      body: `<p>Text</p><h2>References</h2><ol><li><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></li><li><a href="${second}">How Lighthouses Learn to Blink</a></li></ol>`,
    },
    {
      noise: 'references by name',
      body: `<div class="mw-references-wrap"><ol class="references"><li><cite>“<a href="${first}">Gentle Gradients for Stubborn Surfaces</a>”</cite></li><li><cite><a href="${second}">How Lighthouses Learn to Blink</a></cite></li></ol></div>`,
    },
    {
      noise: 'a sentence',
      body: `<p>As shown in <a href="${first}">Gentle Gradients for Stubborn Surfaces</a>, gradients can be gentle. See also <a href="${second}">How Lighthouses Learn to Blink</a>.</p>`,
    },
    {
      noise: 'a name in a sentence',
      body: `<p><a href="${first}">Gentle Gradients</a> was the first to show this.</p><p><a href="${second}">Lighthouse</a> improves on it.</p>`,
    },
    {
      noise: 'a page of stories with one paper among them',
      body: `<table>${Array.from({ length: 12 }, (_, i) => `<tr class="story"><td><a href="${i === 4 ? first : `https://news.example/${i}`}">A Story That Has the Number ${i}</a></td></tr><tr><td>12 points by x</td></tr>`).join('')}</table>`,
    },
    {
      noise: 'a lone link without a heading',
      body: `<div><p>Contact</p><a href="${first}">Our preprint on gentle gradients</a></div>`,
    },
    { noise: 'labels without a title', body: `<p><a href="${first}">arXiv</a> <a href="${second}">PDF</a></p>` },
    {
      noise: 'a volume of proceedings',
      body: `<ul><li><a href="https://aclanthology.org/2026.acl-long.0/">Proceedings of a Meeting on Lamps</a></li><li><a href="https://aclanthology.org/2026.acl-short.0/">Proceedings of a Short Meeting on Lamps</a></li><li><a href="https://doi.org/10.9999/x">LAMP ’26: Proceedings of the Meeting on Lamps</a></li></ul>`,
    },
    {
      noise: 'share buttons',
      body: `<div class="share-links"><a href="https://example.org/share?u=${encodeURIComponent(first)}">Share</a></div>`,
    },
  ])('$noise', ({ body }) => {
    expect(found(body)).toEqual([]);
  });
});

test('a mirror names papers as arXiv does, under its own host only', () => {
  expect(found(mirrorRows(''), 'https://mirror.example/papers')).toEqual(two);
  expect(found(mirrorRows('https://elsewhere.example'), 'https://mirror.example/papers')).toEqual([]);
});

describe('what a page says in data', () => {
  test('COinS spans name papers that no link does', () => {
    const body = `<ul><li>Quill, A. Gentle Gradients. ${coinsSpan('Gentle Gradients for Stubborn Surfaces', '10.9999/a.1')}</li><li>Rask, B. Lighthouses. ${coinsSpan('How Lighthouses Learn to Blink', '10.9999/a.2')}</li></ul>`;
    expect(
      listings(body).map(({ identifiers, title, authors, date }) => ({ identifiers, title, authors, date })),
    ).toEqual([
      {
        identifiers: ['doi:10.9999/a.1'],
        title: 'Gentle Gradients for Stubborn Surfaces',
        authors: ['Quill, Ada'],
        date: '2026-11-02',
      },
      {
        identifiers: ['doi:10.9999/a.2'],
        title: 'How Lighthouses Learn to Blink',
        authors: ['Quill, Ada'],
        date: '2026-11-02',
      },
    ]);
  });

  test('JSON-LD identifies the papers a list links to', () => {
    const data = {
      '@type': 'ItemList',
      itemListElement: ['1', '2'].map((n) => ({
        '@type': 'ListItem',
        item: {
          '@type': 'ScholarlyArticle',
          headline: `The ${n}th Way to Tie a Boat`,
          url: `/boats/${n}`,
          identifier: `10.9999/boats.${n}`,
          author: [{ name: 'Ada Quill' }],
          citation: [{ '@type': 'ScholarlyArticle', name: 'Something Cited', url: '/cited' }],
        },
      })),
    };
    const body = `<script type="application/ld+json">${JSON.stringify(data)}</script>
      <a href="/cited">Something Cited</a><ul>${['1', '2'].map((n) => `<li><a href="/boats/${n}">The ${n}th Way to Tie a Boat</a></li>`).join('')}</ul>`;
    expect(found(body)).toEqual([
      'doi:10.9999/boats.1 | The 1th Way to Tie a Boat',
      'doi:10.9999/boats.2 | The 2th Way to Tie a Boat',
    ]);
  });

  test.each([
    {
      words: 'Highwire',
      head: meta({
        citation_title: 'Gentle Gradients',
        citation_author: 'Quill, Ada',
        citation_doi: '10.9999/a.1',
        citation_publication_date: '2026/11/02',
      }),
      expected: {
        identifiers: ['doi:10.9999/a.1'],
        title: 'Gentle Gradients',
        authors: ['Quill, Ada'],
        date: '2026-11-02',
      },
    },
    {
      words: 'Dublin Core',
      head: meta({
        'DC.title': 'Gentle Gradients',
        'DC.creator': 'Quill, Ada',
        'DC.identifier': 'doi:10.9999/a.1',
        'DC.date': '2026-11',
      }),
      expected: {
        identifiers: ['doi:10.9999/a.1'],
        title: 'Gentle Gradients',
        authors: ['Quill, Ada'],
        date: '2026-11',
      },
    },
    {
      words: 'JSON-LD',
      head: `<script type="application/ld+json">{"@type":"ScholarlyArticle","headline":"Gentle Gradients","author":[{"name":"Ada Quill"}],"sameAs":"https://doi.org/10.9999/a.1","datePublished":"2026"}</script>`,
      expected: { identifiers: ['doi:10.9999/a.1'], title: 'Gentle Gradients', authors: ['Ada Quill'], date: '2026' },
    },
    {
      words: 'Dublin Core that says nothing of a paper',
      head: meta({ 'DC.title': 'Our Company' }),
      expected: undefined,
    },
    {
      words: 'JSON-LD that is cut short',
      head: '<script type="application/ld+json">{"@type":"ScholarlyArticle","headl</script>',
      expected: undefined,
    },
    { words: 'nothing', head: '', expected: undefined },
  ])('a page about one paper, in $words', ({ head, expected }) => {
    const body = `<h2>Related</h2><ul><li><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></li><li><a href="${second}">How Lighthouses Learn to Blink</a></li></ul>`;
    const page = pageOf(`<!doctype html><head>${head}</head><body>${body}`, 'https://journal.example/articles/x');
    const paper = generic.paper(page);
    expect(
      paper && { identifiers: paper.identifiers, title: paper.title, authors: paper.authors, date: paper.date },
    ).toEqual(expected);
    // What else such a page links to are references and recommendations.
    expect(recognizeGenerically(page)).toHaveLength(expected ? 0 : 2);
  });
});

test('authors, abstract, date and version come along where a card shows them', () => {
  const [listing] =
    listings(`<div><div class="card"><h3><a href="${first}v3">Gentle Gradients for Stubborn Surfaces</a></h3><p>Ada Quill, Bo Rask and Chen Lindqvist</p><time datetime="2026-11-02">yesterday</time><p>${'We show that gradients can be gentle. '.repeat(8)}</p></div>
    <div class="card"><h3><a href="${second}">How Lighthouses Learn to Blink</a></h3></div></div>`);
  expect(listing).toMatchObject({
    authors: ['Ada Quill', 'Bo Rask', 'Chen Lindqvist'],
    date: '2026-11-02',
    version: 3,
    url: `${first}v3`,
  });
  expect(listing?.abstract).toMatch(/^We show that/);
});

describe('a page that grows and changes', () => {
  test('cards that come later are read from their own anchors, and earlier ones stay', () => {
    const page = pageOf(`<!doctype html><body><main>${card(1)}${card(2)}</main>`, 'https://lab.example/');
    expect(recognizeGenerically(page)).toHaveLength(2);
    const main = theOne(page, 'main');
    main.append(...pageOf(`<!doctype html><body>${card(3)}${card(4)}`, 'https://lab.example/').document.body.children);
    const titles = findAll(main, generic.anchors).map((anchor) => readAnchor(generic, page, anchor)?.listing.title);
    expect(titles).toEqual([1, 2, 3, 4].map((n) => `The ${n}th Way to Tie a Boat`));
  });

  test('a card that was given another paper is read anew', () => {
    const page = pageOf(`<!doctype html><body><main>${card(1)}${card(2)}</main>`, 'https://lab.example/');
    recognizeGenerically(page);
    const anchor = theOne(page, 'a[href]');
    anchor.setAttribute('href', arxiv('2611.00007'));
    anchor.textContent = 'The 7th Way to Tie a Boat';
    expect(readAnchor(generic, page, anchor)?.listing).toMatchObject({
      identifiers: ['arxiv:2611.00007'],
      title: 'The 7th Way to Tie a Boat',
    });
  });

  test('the whole of a page is surveyed in steps, more than it has links', () => {
    const cards = Array.from({ length: 50 }, (_, index) => card(index + 1)).join('');
    const page = pageOf(`<!doctype html><body><main>${cards}</main>`, 'https://lab.example/');
    const reading = readInSteps(generic, page, theOne(page, 'a[href]'));
    let steps = 0;
    let step = reading.next();
    for (; !step.done; step = reading.next()) steps += 1;
    expect(step.value?.listing.title).toBe('The 1th Way to Tie a Boat');
    expect(steps).toBeGreaterThan(findAll(page.document, 'a[href]').length);
  });

  test('an anchor that has left the page is none', () => {
    const page = pageOf(`<!doctype html><body><main>${card(1)}${card(2)}</main>`, 'https://lab.example/');
    const anchor = theOne(page, 'a[href]');
    find(page.document, 'article')?.remove();
    expect(readAnchor(generic, page, anchor)).toBeUndefined();
  });
});

describe('hostile markup', () => {
  const clobbered = [
    'querySelector',
    'querySelectorAll',
    'parentElement',
    'childNodes',
    'getAttribute',
    'localName',
    'nodeType',
    'textContent',
    'previousElementSibling',
    'contains',
    'matches',
    'closest',
  ];

  test('forms that shadow the DOM with their inputs are read all the same', () => {
    const inputs = clobbered.map((name) => `<input name="${name}">`).join('');
    expect(
      found(`<form class="card">${inputs}<h3><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></h3></form>
        <form class="card">${inputs}<h3><a href="${second}">How Lighthouses Learn to Blink</a></h3></form>`),
    ).toEqual(two);
  });

  test('addresses that only look like one are none', () => {
    const links = [
      'https://arxiv.org/abs/%E0%A4%A',
      'https://аrxiv.org/abs/2611.00001',
      'https://arxiv.org.evil.example/abs/2611.00001',
      'https://evil.example/?u=https://arxiv.org/abs/2611.00001',
      'javascript:"https://arxiv.org/abs/2611.00001"',
      '//',
    ];
    expect(
      found(
        `<ul>${links.map((link) => `<li><a href="${link.replaceAll('"', '&quot;')}">Gentle Gradients for Stubborn Surfaces</a></li>`).join('')}</ul>`,
      ),
    ).toEqual([]);
  });

  test.each([
    {
      markup: 'a title of a megabyte',
      body: `<ul><li><a href="${first}">${'gradients '.repeat(100_000)}</a></li><li><a href="${second}">How Lighthouses Learn to Blink</a></li></ul>`,
      expected: 1,
    },
    {
      markup: 'elements nested a thousand deep',
      body: `${'<div>'.repeat(1_000)}<h3><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></h3>`,
      expected: 1,
    },
    {
      markup: 'links nested in each other',
      body: Array.from(
        { length: 300 },
        (_, i) => `<div><h3><a href="${arxiv(`2611.${String(10_000 + i)}`)}">The ${i}th Way to Tie a Boat</a></h3>`,
      ).join(''),
      expected: 300,
    },
    {
      markup: 'one paper a thousand times',
      body: `<div><a href="${first}">Gentle Gradients for Stubborn Surfaces</a></div>`.repeat(1_000),
      expected: 0,
    },
  ])('$markup', ({ body, expected }) => {
    expect(found(body)).toHaveLength(expected);
  });
});

const captures = join(import.meta.dirname, '../../../../shared/pages');
if (!existsSync(captures)) console.warn('skipped: leave-one-site-out, for there is no ../shared/pages');

describe.skipIf(!existsSync(captures))('captured pages without their own site', () => {
  test.each(existsSync(captures) ? leaveOneSiteOut(captures) : [])('$page', ({ recall, precision, titles }) => {
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(titles).toBeGreaterThanOrEqual(0.9);
  });
});

describe('a mirror, at whose address no site is known', () => {
  test.each([
    ['hf-mirror.com', 'hugging-face/daily-2026-11-19.html'],
    ['xxx.itp.ac.cn', 'arxiv/list-new.html'],
    ['xxx.lanl.gov', 'arxiv/list-recent.html'],
  ])('%s lists what the site itself does', (host, file) => {
    const fixture = fixtures.find((one) => one.file === file);
    if (!fixture) throw new Error(`there is no ${file}`);
    const own = recognize(pageOf(fixture.html, fixture.url), [siteNamed(file.split('/')[0] ?? '')]);
    const mirrored = new URL(fixture.url.pathname, `https://${host}`);
    const named = ({ listing: { identifiers, title } }: (typeof own.listings)[number]) => [identifiers[0], title];
    expect(recognizeGenerically(pageOf(fixture.html, mirrored)).map(named)).toEqual(own.listings.map(named));
  });
});
