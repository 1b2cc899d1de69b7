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
    // unlimitedStorage: without it a browser short of disk may evict the library.
    permissions: ['storage', 'unlimitedStorage'],
    host_permissions: sites.flatMap((site) => site.matches),
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+D' } },
      'next-new': { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_extension_nextNew__' },
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'deja-lu@deja-lu.org',
          // The first version that asks for data_collection_permissions itself; older ones want a consent page of ours.
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
});
