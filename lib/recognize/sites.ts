import type { Site } from './site.ts';
import { aclAnthology } from './sites/acl-anthology.ts';
import { alphaxiv } from './sites/alphaxiv.ts';
import { arxiv } from './sites/arxiv.ts';
import { arxivSanity } from './sites/arxiv-sanity.ts';
import { cvf } from './sites/cvf.ts';
import { dblp } from './sites/dblp.ts';
import { googleScholar } from './sites/google-scholar.ts';
import { huggingFace } from './sites/hugging-face.ts';
import { huggingFaceMirror } from './sites/hugging-face-mirror.ts';
import { neurips } from './sites/neurips.ts';
import { openreview } from './sites/openreview.ts';
import { papersCool } from './sites/papers-cool.ts';
import { pmlr } from './sites/pmlr.ts';
import { pubmed } from './sites/pubmed.ts';
import { scirate } from './sites/scirate.ts';
import { semanticScholar } from './sites/semantic-scholar.ts';

/** Every site, in the order they are tried. One line each. */
export const sites: readonly Site[] = [
  huggingFace,
  arxiv,
  alphaxiv,
  scirate,
  papersCool,
  arxivSanity,
  huggingFaceMirror,
  semanticScholar,
  openreview,
  googleScholar,
  dblp,
  aclAnthology,
  pmlr,
  neurips,
  cvf,
  pubmed,
];
