/*
 * Long pages of invented papers, in the markup of the fixtures under tests/pages/arxiv and tests/pages/hugging-face.
 */

/** An arXiv listing with `show=` as many entries as wanted. */
export function arxivList(count: number): string {
  const entries = Array.from({ length: count }, (_, index) => arxivEntry(index + 1));
  return `<!DOCTYPE html>
<html lang="en"><head><title>Machine Learning</title><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0; font: 16px "Lucida Grande", Helvetica, Arial, sans-serif } #content, #content-inner { margin: .7em; font-size: 90% } dd { padding-bottom: 1em } .meta { line-height: 1.3 } .list-title { margin-top: .25em; font-size: large; font-weight: bold; line-height: 1.2 } .list-authors { font-size: 110% } .list-comments, .list-subjects { font-size: 90% } .descriptor { display: none }</style>
</head><body><main><div id="content"><div id="content-inner"><div id="dlpage"><h1>Machine Learning</h1>
<dl id="articles"><h3>Thu, 19 Nov 2026 (showing ${count} of ${count} entries )</h3>
${entries.join('\n')}
</dl></div></div></div></main></body></html>`;
}

function arxivEntry(number: number): string {
  const id = arxivId(number);
  const links = [
    `<a href="/pdf/${id}" title="Download PDF" id="pdf-${id}" aria-labelledby="pdf-${id}">pdf</a>`,
    `<a href="/html/${id}v1" title="View HTML" id="html-${id}" aria-labelledby="html-${id}" rel="noopener noreferrer" target="_blank">html</a>`,
    `<a href="/format/${id}" title="Other formats" id="oth-${id}" aria-labelledby="oth-${id}">other</a>`,
  ];
  const authors = Array.from({ length: 1 + (number % 7) }, (_, index) => {
    const name = NAMES[(number * 3 + index) % NAMES.length] ?? '';
    return `<a href="https://arxiv.org/search/cs?searchtype=author&amp;query=${name},+${index}">${name} ${number % 89}</a>`;
  });
  return `    <dt>
      <a name='item${number}'>[${number}]</a>
      <a href ="/abs/${id}" title="Abstract" id="${id}">
        arXiv:${id}
      </a>
        [${links.join(', ')}]
    </dt>
    <dd>
      <div class='meta'>
        <div class='list-title mathjax'><span class='descriptor'>Title:</span>
          ${arxivTitle(number)}
        </div>
        <div class='list-authors'>${authors.join(', ')}</div>
        <div class='list-comments mathjax'><span class='descriptor'>Comments:</span>
          ${10 + (number % 30)} pages, ${number % 9} figures
        </div>
        <div class='list-subjects'><span class='descriptor'>Subjects:</span>
          <span class="primary-subject">Machine Learning (cs.LG)</span>; Computation and Language (cs.CL)
        </div>
      </div>
    </dd>`;
}

function arxivId(number: number): string {
  return `2611.${String(10_000 + number)}`;
}

function arxivTitle(number: number): string {
  return `${TITLES[number % TITLES.length]}, Measured on the ${number}th Shore`;
}

const TITLES = [
  'Slow Tides: Curriculum Pacing for Long-Context Language Models',
  'Lanternfish: Sparse Attention That Glows Only Where It Matters',
  'Counterfeit Gradients and How to Tell Them',
  'A Grammar of Harbours for Multi-Agent Traffic',
  'On Forgetting Gracefully in Small Models',
];

const NAMES = ['Szymborski-Vale', 'Eklund', 'Jarnefelt', 'Mbekeani', 'Lindqvaist', 'Xanthopoulou', 'Brandvold'];
