import { expect, test } from 'vitest';

import { formats } from '../../../lib/exchange/formats.ts';
import { library } from './library.ts';

test.each(formats)('$label of the library', async ({ id, write }) => {
  await expect(write(library)).toMatchFileSnapshot(`golden/library.${id}.txt`);
});

test.each(formats)('$label of nothing', async ({ id, write }) => {
  await expect(write([])).toMatchFileSnapshot(`golden/empty.${id}.txt`);
});
