import type { Site } from '../site.ts';
import { github } from '../sites/github.ts';
import { substack } from '../sites/substack.ts';

/**
 * Turned on by the user too; every page of theirs is written in a way of its own, so the generic recognizer reads them. One
 * line each.
 */
export const sitesReadGenerically: readonly Site[] = [github, substack];
