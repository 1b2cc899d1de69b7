import { describe, expect, test } from 'vitest';

import { latexmlAuthors } from '../../../lib/recognize/latexml.ts';
import { parsePage } from '../../support/saved-page.ts';

/** A document whose authors stand in these boxes. */
function documentBy(...boxes: readonly string[]): Document {
  const creators = boxes.map(
    (box) => `<span class="ltx_creator ltx_role_author"><span class="ltx_personname">${box}</span></span>`,
  );
  return parsePage(`<div class="ltx_authors">${creators.join('<span class="ltx_author_before">  </span>')}</div>`)
    .window.document;
}

const mark = '<sup class="ltx_sup">1,∗</sup>';
const and = '<span class="ltx_ERROR undefined">\\AND</span>';
const people = ['Ada Quill', 'Björn van Beispiel', 'Chen Li'];

describe('authors as the styles of conferences set them', () => {
  test.each<[string, readonly string[]]>([
    ['a box each', people],
    ['a box each, with places', people.map((name) => `${name}<br>University of Kelp<br>${name.length}@kelp.example`)],
    ['commas', [people.join(', ')]],
    ['commas and "and"', [`${people.slice(0, 2).join(', ')}, and ${people[2]}`]],
    ['em spaces', [people.join('\u2003')]],
    ['spaces in a row', [people.join('   ')]],
    ['marks', [people.map((name) => name + mark).join(' ')]],
    ['marks without markup', [people.map((name) => `${name}∗`).join(', ')]],
    ['several lines', [`${people[0]}, ${people[1]},<br>${people[2]}<br>Kelp Research, Tide Bay<br>Tide Bay`]],
    ['ampersands and places', [people.map((name) => `${name}<br>Kelp AI<br>x@kelp.example`).join('&amp;')]],
    ['ampersands on one line', [`${people.join(' &amp; ')}<br>University of Kelp`]],
    ['\\AND', [`${and}${people.join(and)}`]],
    [
      'JMLR',
      [
        people
          .map(
            (name) =>
              `<span class="ltx_ERROR">\\name</span>${name} <span class="ltx_ERROR">\\email</span>x@kelp.example <span class="ltx_ERROR">\\addr</span> Kelp Research, Tide Bay`,
          )
          .join(and),
      ],
    ],
    [
      'notes',
      [
        people
          .map((name) => `${name}<span class="ltx_note ltx_role_thanks">†thanks: Work done at Kelp.</span>`)
          .join(' '),
      ],
    ],
  ])('%s', (_, boxes) => {
    expect(latexmlAuthors(documentBy(...boxes))).toEqual(people);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['a team', ['Kelp Team', 'Shoreline Inc.'], ['Kelp Team']],
    ['a team with an address', ['Kelp<br>kelp@kelp.example'], ['Kelp']],
    ['nobody', [], []],
  ])('%s', (_, boxes, names) => {
    expect(latexmlAuthors(documentBy(...boxes))).toEqual(names);
  });
});
