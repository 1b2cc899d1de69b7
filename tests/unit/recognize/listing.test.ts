import { describe, expect, test } from 'vitest';

import { listingFrom } from '../../../lib/recognize/listing.ts';

describe('listingFrom', () => {
  test('without a title there is no listing', () => {
    expect(listingFrom({ title: ' \n ' })).toBeUndefined();
    expect(listingFrom({ title: undefined })).toBeUndefined();
  });

  test('what the page does not have is absent', () => {
    expect(listingFrom({ title: 'Title' })).toEqual({ identifiers: [], title: 'Title', authors: [] });
    expect(Object.keys(listingFrom({ title: 'Title', abstract: ' ' }) ?? {})).toEqual([
      'identifiers',
      'title',
      'authors',
    ]);
  });

  test('authors are folded, empty ones dropped, and no more than 500', () => {
    const authors = [' Ada\n Example', '', ...Array.from({ length: 600 }, () => 'X')];
    const listing = listingFrom({ title: 'Title', authors });
    expect(listing?.authors.slice(0, 2)).toEqual(['Ada Example', 'X']);
    expect(listing?.authors.length).toBeLessThanOrEqual(500);
  });
});
