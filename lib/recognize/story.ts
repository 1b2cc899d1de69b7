import { identifierFromUrl } from '../identity/identifier.ts';
import { addressOf, isOn } from './address.ts';
import { listingFrom } from './listing.ts';
import type { Listing } from '../identity/listing.ts';
import type { Page } from './site.ts';

/**
 * The paper that a story on a link aggregator leads to; `undefined` for all other stories. What the story says of itself
 * (who posted it, when, in how many words) says nothing of the paper.
 * @param address where the story leads
 * @param title the story's, which mostly is the paper's with a remark on it
 */
export function paperInStory(address: string | undefined, title: string, page: Page): Listing | undefined {
  const target = addressOf(address?.trim(), page.url);
  // A publisher's number names news and comments too; Nature's are most of what is posted from there.
  if (!target || isOn(target, '*.nature.com')) return undefined;
  const paper = identifierFromUrl(target);
  return paper && listingFrom({ identifiers: [paper], title: withoutRemarks(title), url: target });
}

/** `[R] A Title [pdf] (2017)` without what posters add. */
function withoutRemarks(title: string): string {
  return title
    .slice(0, 1_000)
    .replace(/^\s*(?:\[[\p{L}\d ]{1,20}\]\s*)+/u, '')
    .replace(/(?:\s*(?:\[(?:pdf|paper|arxiv|video)\]|\((?:19|20)\d\d\)|\|\s*arxiv))+\s*$/i, '');
}
