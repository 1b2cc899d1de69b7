import type { Site } from '../site.ts';
import { aaai } from '../sites/aaai.ts';
import { cvf } from '../sites/cvf.ts';
import { ijcai } from '../sites/ijcai.ts';
import { jmlr } from '../sites/jmlr.ts';
import { neurips } from '../sites/neurips.ts';
import { pmlr } from '../sites/pmlr.ts';
import { virtualConferences } from '../sites/virtual-conferences.ts';

/** Turned on by the user, each with the browser's own prompt: the papers of a conference or a journal, all of them. One line each. */
export const proceedings: readonly Site[] = [pmlr, neurips, cvf, virtualConferences, jmlr, ijcai, aaai];
