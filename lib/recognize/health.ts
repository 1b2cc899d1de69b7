import { findAll, rawText } from './dom.ts';
import { marksOf } from './generic/marks.ts';
import { skeletonOf } from './skeleton.ts';
import type { Page } from './site.ts';

/** What a page looks like on which nothing was recognized. */
export interface Inspection {
  /** There is most likely a list of papers on it. */
  readonly looksLikeFeed: boolean;
  /** See `skeletonOf`. */
  readonly skeleton: string;
}

/** So many of a kind are no coincidence; a menu links to fewer PDFs. */
const several = 5;

/** What stands on the links beside a paper. */
const paperWord =
  /^\W{0,3}(?:pdf|paper|abstract|arxiv|doi|bibtex|bib|cite|cited by \d+|full text|preprint|view pdf)\W{0,3}$/i;

export function inspectPage(page: Page): Inspection {
  const links = findAll(page.document, 'a[href], button').slice(0, 5_000);
  const isSpoken = links.filter((link) => paperWord.test(rawText(link).slice(0, 100).trim())).length >= several;
  return { looksLikeFeed: isSpoken || marksOf(page).length >= several, skeleton: skeletonOf(page.document) };
}
