import { acl } from './schemes/acl.ts';
import { ads } from './schemes/ads.ts';
import { alphaxiv } from './schemes/alphaxiv.ts';
import { arxiv } from './schemes/arxiv.ts';
import { cvf } from './schemes/cvf.ts';
import { dblp } from './schemes/dblp.ts';
import { doi } from './schemes/doi.ts';
import { ieee } from './schemes/ieee.ts';
import { inspire } from './schemes/inspire.ts';
import { neurips } from './schemes/neurips.ts';
import { openreview } from './schemes/openreview.ts';
import { pmlr } from './schemes/pmlr.ts';
import { pmcid, pmid } from './schemes/pubmed.ts';
import type { SchemeRules } from './schemes/scheme.ts';
import { corpusid, s2 } from './schemes/semantic-scholar.ts';
import { ssrn } from './schemes/ssrn.ts';

/** Every scheme; an address that two could read goes to the first. */
export const schemeRules: readonly SchemeRules[] = [
  arxiv,
  doi,
  openreview,
  acl,
  pmid,
  pmcid,
  s2,
  corpusid,
  dblp,
  cvf,
  pmlr,
  neurips,
  ssrn,
  ieee,
  inspire,
  ads,
  alphaxiv,
];
