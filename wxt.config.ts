import { defineConfig } from 'wxt';

import { siteDefinitions, sitesAtInstall } from './lib/recognize/sites.ts';

const ownContexts = new Set(['background', 'popup', 'options', 'backup-file']);

const polyfilled = {
  name: 'webextension-polyfill',
  config: () => ({ resolve: { alias: { 'wxt/browser': '@wxt-dev/webextension-polyfill/browser' } } }),
};

export default defineConfig({
  modules: ['@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  imports: false,
  i18n: { localesDir: 'assets/locales' },
  autoIcons: { baseIconPath: 'assets/icon.svg' },
  vite: () => ({
    define: siteDefinitions,
    // The same Dexie, written for browsers of this decade: 1.7 KB (gzip) less than what its package gives out.
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
    // Every browser we name preloads modules; the stand-in for others fetches, which no file of ours may.
    build: { modulePreload: { polyfill: false } },
  }),
  hooks: {
    // Our pages and the background speak through webextension-polyfill. Scripts on other people's pages call nothing that
    // it changes, and would load its 2.8 KB (gzip) on every page.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.every(({ type }) => ownContexts.has(type))) {
        config.plugins = [...(config.plugins ?? []), polyfilled];
      }
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    // unlimitedStorage: without it a browser short of disk may evict the library.
    // activeTab, scripting: the popup looks at the page it is opened on, and scripts run where the user turns them on.
    // offscreen: Chromium's background cannot make the file of a backup that goes to the downloads, a hidden page can.
    permissions: [
      'storage',
      'unlimitedStorage',
      'activeTab',
      'scripting',
      ...(browser === 'chrome' ? ['offscreen'] : []),
    ],
    // Asked for where the user wants backups in the downloads.
    optional_permissions: ['downloads'],
    host_permissions: sitesAtInstall.flatMap((site) => site.matches),
    optional_host_permissions: ['*://*/*'],
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+D' } },
      'next-new': { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_extension_nextNew__' },
    },
    // Reading a backup iterates a stream of it.
    ...(browser === 'chrome' && { minimum_chrome_version: '124' }),
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
