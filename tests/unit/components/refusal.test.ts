import { beforeAll, expect, test } from 'vitest';

import { refusalSentence, type Refusal } from '../../../components/refusal.ts';
import { speak } from './speak.ts';

beforeAll(() => speak());

test.each<[Refusal, string]>([
  [
    { kind: 'too-large', bytes: 209_715_200, limit: 150_000_000 },
    'This file is too large (209.7 MB). A backup may have up to 150 MB.',
  ],
  [{ kind: 'empty' }, 'This file is empty.'],
  [{ kind: 'not-json' }, 'This file is not JSON, so it is not a backup.'],
  [{ kind: 'cut-short', line: 1_204 }, 'This backup is cut short. It breaks off at line 1,204.'],
  [{ kind: 'damaged', line: 7 }, 'This backup is damaged at line 7.'],
  [{ kind: 'other-program', program: undefined }, 'This file is not a backup of Déjà Lu.'],
  [
    { kind: 'other-program', program: 'PaperMemory' },
    'This file is not a backup of Déjà Lu, but of another kind (PaperMemory).',
  ],
  [
    { kind: 'later-version', version: 9, program: 'Déjà Lu 7.0.0' },
    'This backup was written by a later version (Déjà Lu 7.0.0). Update the extension, then try again.',
  ],
  [
    { kind: 'later-version', version: 9, program: undefined },
    'This backup was written by a later version (9). Update the extension, then try again.',
  ],
  [
    { kind: 'bad-row', part: 'entries', row: 3, field: 'status', line: 40 },
    'This backup is damaged. Under “Saved papers”, row 3 (line 40 of the file) has a wrong field: status.',
  ],
  [
    { kind: 'bad-row', part: 'works', row: 3, field: '' },
    'This backup is damaged. Under “Known works”, row 3 has a wrong field: the whole row.',
  ],
  [
    { kind: 'count-mismatch', part: 'sightings', counted: 8, expected: 9 },
    'This backup is incomplete. Of “Sightings” it should hold 9, and it holds 8.',
  ],
  [{ kind: 'unreadable' }, 'The file could not be read.'],
])('%j', (refusal, sentence) => {
  expect(refusalSentence(refusal)).toBe(sentence);
});
