import { beforeAll, expect, test } from 'vitest';

import { siteName } from '../../../components/site-name.ts';
import { speak } from './speak.ts';

beforeAll(() => speak());

test.each([
  ['arxiv', 'arXiv'],
  ['github', 'GitHub'],
  ['tides.example', 'tides.example'],
  ['capture', 'a saved feed'],
])('%s is called %s', (id, name) => {
  expect(siteName(id)).toBe(name);
});
