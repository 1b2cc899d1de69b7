import { useEffect, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { sizeText } from '../../components/number.ts';
import { OptionsForm } from '../../components/options-form.tsx';
import { FileSettings } from './file-settings.tsx';
import { SiteSettings } from './site-settings.tsx';
import { changeSettings, watchSettings, type Settings } from '../../lib/settings/settings.ts';

export function Options({ initial }: { readonly initial: Settings }) {
  const [settings, setSettings] = useState(initial);
  const [size, setSize] = useState<number>();

  // The bar on a page changes settings too.
  useEffect(() => watchSettings(setSettings), []);
  useEffect(() => {
    void navigator.storage.estimate().then(({ usage }) => setSize(usage));
  }, []);

  const save = async (change: Partial<Settings>) => setSettings(await changeSettings(change));

  return (
    <main class="options-page">
      <h1>{i18n.t('options.title')}</h1>
      <OptionsForm settings={settings} onChange={(change) => void save(change)} />
      <SiteSettings />
      <section>
        <h2>{i18n.t('options.where')}</h2>
        <p>{i18n.t('options.whereText')}</p>
        {size !== undefined && <p>{i18n.t('options.size', [sizeText(size)])}</p>}
      </section>
      <section>
        <h2>{i18n.t('options.backup')}</h2>
        <p>{i18n.t('options.backupText')}</p>
        <p class="toolbar">
          <a class="button" href="/popup.html?view=saved">
            {i18n.t('options.openSaved')}
          </a>
          <a class="button" href="/popup.html?view=restore">
            {i18n.t('options.openRestore')}
          </a>
        </p>
        <FileSettings everyDays={settings.fileEveryDays} onChange={(fileEveryDays) => void save({ fileEveryDays })} />
      </section>
    </main>
  );
}
