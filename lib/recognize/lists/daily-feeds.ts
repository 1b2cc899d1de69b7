import type { Site } from '../site.ts';
import { alphaxiv } from '../sites/alphaxiv.ts';
import { arxiv } from '../sites/arxiv.ts';
import { huggingFace } from '../sites/hugging-face.ts';
import { papersCool } from '../sites/papers-cool.ts';
import { scirate } from '../sites/scirate.ts';

/** Read from the start: where papers appear day by day. One line each. */
export const dailyFeeds: readonly Site[] = [huggingFace, arxiv, alphaxiv, scirate, papersCool];
