import { card, feedPage, type Paper } from './feed-page.ts';

/*
 * Pages made to break their readers: forms and inputs by the names of the members that a reader calls, titles of a
 * megabyte, elements nested without end (the parser nests 512 deep, and sets the others side by side), addresses that are
 * none, broken or disguised.
 */

const CYRILLIC = 'https://\u0430rxiv.org/abs/2611.30902';

const SPOILED = [
  '/papers/%E0%A4%A',
  CYRILLIC,
  '/papers/\u202e20903.1162', // written from right to left
  '/papers/2611.30904&#xD83D;',
];

const MEMBERS = ['querySelectorAll', 'textContent', 'closest', 'parentElement', 'nodeType', 'isConnected'];

const MEGABYTE = 'On and on '.repeat(100_000);

/** A feed in the markup that its site knows, with sound cards first, in the midst and last. */
export function hostileFeed([first, second, third]: readonly Paper[], nested: number): string {
  const parts = [
    soundCard(first),
    ...clobbering((member) => `<article><input name="${member}"></article>`),
    soundCard(second),
    card({ id: '2611.30901', title: MEGABYTE }),
    ...SPOILED.map((href) => `<article><h3><a href="${href}">A Spoiled Card \u202e, Studied</a></h3></article>`),
    `<article><h3>${nest(nested, '<a href="/papers/2611.30905">Deep Down, Studied</a>')}</h3></article>`,
    soundCard(third),
  ];
  return feedPage([]).replace('<main>', `<main>${parts.join('')}`);
}

function soundCard(paper: Paper | undefined): string {
  return paper ? card(paper) : '';
}

/** A page at a feed's address that its site knows nothing of: what there is to find, the generic recognizer finds. */
export function hostileList(nested: number): string {
  const links = Array.from({ length: 200 }, (_, index) => {
    const id = `2611.${String(10_000 + index)}`;
    return `<li>${clobbering(() => '').join('')}<a href="https://arxiv.org/abs/${id}">${index % 50 === 0 ? MEGABYTE : `A Title of Some Words, Number ${index}`}</a>${nest(nested / 200, id)}</li>`;
  });
  const spoiled = SPOILED.map((href) => `<li><a href="${href}">A Spoiled Line \u202e of the List</a></li>`);
  return feedPage([]).replace('<main>', `<main><ul>${[...links, ...spoiled].join('')}</ul>${nest(nested, 'the end')}`);
}

function clobbering(within: (member: string) => string): readonly string[] {
  return MEMBERS.map((member) => `<form id="${member}"><input name="${member}">${within(member)}</form>`);
}

function nest(depth: number, innermost: string): string {
  return '<div>'.repeat(depth) + innermost + '</div>'.repeat(depth);
}
