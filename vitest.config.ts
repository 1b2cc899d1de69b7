import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

import { siteDefinitions } from './lib/recognize/sites.ts';

export default defineConfig({
  // Resolves `#i18n` and `wxt/browser` as the build does, with a fake browser behind the latter.
  plugins: [WxtVitest()],
  define: siteDefinitions,
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    // Property tests on a busy machine come near the usual five seconds.
    testTimeout: 30_000,
  },
});
