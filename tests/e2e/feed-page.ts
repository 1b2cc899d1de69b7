/*
 * Small feed pages in the markup of Hugging Face Papers, for cases that need one with particular papers in it. The
 * pages under tests/pages are the realistic ones.
 */

/** The pages under tests/pages: 20 papers; 34, the last ten of them yesterday's; 12 of both days. */
export const YESTERDAY = 'https://huggingface.co/papers/date/2026-11-18';
export const TODAY = 'https://huggingface.co/papers';
export const TRENDING = 'https://huggingface.co/papers/trending';

/** Fifteen papers, all but the last two on Hugging Face today. */
export const ARXIV = 'https://arxiv.org/list/cs.LG/new';

/** Where a case puts a page of its own. */
export const FEED = 'https://huggingface.co/papers/date/2026-11-10';
export const OTHER_FEED = 'https://huggingface.co/papers/date/2026-11-11';

export interface Paper {
  /** arXiv identifier. */
  readonly id: string;
  readonly title: string;
}

/** Invented papers, as many as asked for, always the same ones. */
export function papers(count: number, from = 1): readonly Paper[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const subject = SUBJECTS[number % SUBJECTS.length] ?? '';
    return { id: `2611.${String(30_000 + number)}`, title: `${subject}, Studied for the ${ordinal(number)} Time` };
  });
}

const SUBJECTS = [
  'Why Lighthouses Need No Attention',
  'A Grammar of Tides',
  'Sparse Gardens and Their Gardeners',
  'On Forgetting Gracefully in Small Models',
  'Weather Reports for Loss Landscapes',
  'Counting Sheep with Diffusion',
  'The Postman Problem for Gradients',
];

function ordinal(number: number): string {
  const last = number % 10;
  const isTeen = Math.floor(number / 10) % 10 === 1;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][last] ?? 'th');
  return `${number}${ending}`;
}

export function card({ id, title }: Paper): string {
  return `<article style="width: 20em; overflow: hidden"><a href="/papers/${id}"><img alt=""></a>
<h3><a class="line-clamp-3 cursor-pointer" href="/papers/${id}">${title}</a></h3>
<a href="/papers/${id}#community">3</a></article>`;
}

export function feedPage(listed: readonly Paper[]): string {
  return `<!doctype html><html lang="en"><head><title>Daily Papers</title></head>
<body><main><div class="SVELTE_HYDRATER contents" data-target="DailyPapers"><section>
<div class="grid" style="display: flex; flex-wrap: wrap; gap: 1em">${listed.map(card).join('\n')}</div></section></div></main></body></html>`;
}
