import type { Site } from '../site.ts';
import { acm } from '../sites/acm.ts';
import { ads } from '../sites/ads.ts';
import { arxivSanity } from '../sites/arxiv-sanity.ts';
import { europePmc } from '../sites/europe-pmc.ts';
import { hackerNews } from '../sites/hacker-news.ts';
import { huggingFaceMirror } from '../sites/hugging-face-mirror.ts';
import { ieeeXplore } from '../sites/ieee-xplore.ts';
import { inspire } from '../sites/inspire.ts';
import { lobsters } from '../sites/lobsters.ts';
import { nature } from '../sites/nature.ts';
import { reddit } from '../sites/reddit.ts';
import { scienceDirect } from '../sites/science-direct.ts';
import { springer } from '../sites/springer.ts';
import { ssrn } from '../sites/ssrn.ts';

/** Turned on by the user, each with the browser's own prompt, and no proceedings. One line each; a new site goes here. */
export const sitesToTurnOn: readonly Site[] = [
  arxivSanity,
  huggingFaceMirror,
  europePmc,
  acm,
  ieeeXplore,
  scienceDirect,
  springer,
  nature,
  ssrn,
  inspire,
  ads,
  hackerNews,
  reddit,
  lobsters,
];
