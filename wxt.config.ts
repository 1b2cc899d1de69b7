import { defineConfig } from 'wxt';

import { sites } from './lib/recognize/sites.ts';

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  imports: false,
  i18n: { localesDir: 'assets/locales' },
  autoIcons: { baseIconPath: 'assets/icon.svg' },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    // unlimitedStorage: without it the browser may evict the library when the disk is full.
    permissions: ['storage', 'unlimitedStorage'],
    host_permissions: sites.flatMap((site) => site.matches),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'deja-lu@deja-lu.org',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
});
