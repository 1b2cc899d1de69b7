import type { Site } from './site.ts';
import { aclAnthology } from './sites/acl-anthology.ts';
import { alphaxiv } from './sites/alphaxiv.ts';
import { arxiv } from './sites/arxiv.ts';
import { biorxiv } from './sites/biorxiv.ts';
import { dblp } from './sites/dblp.ts';
import { googleScholar } from './sites/google-scholar.ts';
import { huggingFace } from './sites/hugging-face.ts';
import { openreview } from './sites/openreview.ts';
import { papersCool } from './sites/papers-cool.ts';
import { pubmed } from './sites/pubmed.ts';
import { scirate } from './sites/scirate.ts';
import { semanticScholar } from './sites/semantic-scholar.ts';

/**
 * The feeds most read: the only ones whose pages the extension asks for when it is installed. A site more would ask every
 * user again at the next update. One line each.
 */
export const sitesAtInstall: readonly Site[] = [
  huggingFace,
  arxiv,
  alphaxiv,
  scirate,
  papersCool,
  semanticScholar,
  openreview,
  googleScholar,
  dblp,
  aclAnthology,
  pubmed,
  biorxiv,
];
