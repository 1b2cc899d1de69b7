import type { Site } from '../site.ts';
import { aclAnthology } from '../sites/acl-anthology.ts';
import { biorxiv } from '../sites/biorxiv.ts';
import { dblp } from '../sites/dblp.ts';
import { googleScholar } from '../sites/google-scholar.ts';
import { openreview } from '../sites/openreview.ts';
import { pubmed } from '../sites/pubmed.ts';
import { semanticScholar } from '../sites/semantic-scholar.ts';

/** Read from the start: where papers are kept and searched. One line each. */
export const archives: readonly Site[] = [
  semanticScholar,
  openreview,
  googleScholar,
  dblp,
  aclAnthology,
  pubmed,
  biorxiv,
];
