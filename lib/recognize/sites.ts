import type { Site } from './site.ts';
import { huggingFace } from './sites/hugging-face.ts';

/** Every site, in the order they are tried. One line each. */
export const sites: readonly Site[] = [huggingFace];
