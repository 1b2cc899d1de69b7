import { describe, expect, test } from 'vitest';

import { recognizeGenerically } from '../../../lib/recognize/generic.ts';
import { pageOf } from './fixtures.ts';

/** What the generic recognizer finds on a page of some unknown site: identifiers and title, a line each. */
function found(body: string, url = 'https://lab.example/papers'): string[] {
  return recognizeGenerically(pageOf(`<!doctype html><body>${body}`, url)).map(({ listing }) =>
    [...listing.identifiers, listing.title].join(' | '),
  );
}

const arxiv = (number: string) => `https://arxiv.org/abs/${number}`;

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
      noise: 'share buttons',
      body: `<div class="share-links"><a href="https://example.org/share?u=${encodeURIComponent(first)}">Share</a></div>`,
    },
  ])('$noise', ({ body }) => {
    expect(found(body)).toEqual([]);
  });
});
