import { defineConfig } from 'vitest/config';

/** One project per browser, so that they can be run and counted one after the other. */
const project = (name: string) => ({
  test: {
    name,
    root: import.meta.dirname,
    include: [`${name}.test.ts`],
    testTimeout: 90_000,
    // Cases wait for a page to dwell on screen most of their time.
    maxConcurrency: 3,
  },
});

export default defineConfig({ test: { projects: [project('chromium'), project('firefox')] } });
