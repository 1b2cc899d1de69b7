import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { numberText } from './number.ts';
import { Progress } from './progress.tsx';

/** Which entries: the ticked ones, what the filter finds, or the whole library. */
export type ExportScope = 'selected' | 'matching' | 'all';

interface ExportPanelProps {
  /** How many entries each scope holds; a scope that is absent is not offered. */
  readonly counts: Readonly<Partial<Record<ExportScope, number>>>;
  /** Empty until they are loaded. */
  readonly formats: readonly { readonly id: string; readonly label: string }[];
  /** Of an export that is running; `uncounted` where its size is not known. */
  readonly progress?: { readonly done: number; readonly total: number } | 'uncounted' | undefined;
  readonly onDownload: (scope: ExportScope, format: string) => void;
  readonly onCopyBibtex: (scope: ExportScope) => void;
  readonly onBackup: () => void;
  readonly onCancel: () => void;
}

/** Takes entries out of the library, in the formats other programs read. */
export function ExportPanel(props: ExportPanelProps) {
  const { counts, formats, progress, onDownload, onCopyBibtex, onBackup, onCancel } = props;
  const scopes = (['selected', 'matching', 'all'] as const).filter((scope) => counts[scope] !== undefined);
  const [chosen, choose] = useState<ExportScope>();
  // The narrowest is what was just looked at or ticked.
  const scope = chosen && counts[chosen] !== undefined ? chosen : (scopes[0] ?? 'all');
  const words = { selected: 'export.selected', matching: 'export.matching', all: 'export.all' } as const;

  // Not taken away while an export runs: the keyboard would lose its place.
  const start = (begin: () => void) => () => {
    if (!progress) begin();
  };
  return (
    <section class="drawer export" aria-label={i18n.t('export.button')}>
      <fieldset>
        <legend>{i18n.t('export.what')}</legend>
        {scopes.map((one) => (
          <label key={one}>
            <input type="radio" name="scope" value={one} checked={one === scope} onChange={() => choose(one)} />
            {i18n.t(words[one], [numberText(counts[one] ?? 0)])}
          </label>
        ))}
      </fieldset>
      <div class="toolbar" role="group" aria-label={i18n.t('export.as')}>
        {formats.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            data-format={id}
            disabled={counts[scope] === 0}
            aria-disabled={progress !== undefined}
            onClick={start(() => onDownload(scope, id))}
          >
            {label}
          </button>
        ))}
        <button
          type="button"
          data-format="copy"
          disabled={counts[scope] === 0}
          aria-disabled={progress !== undefined}
          onClick={start(() => onCopyBibtex(scope))}
        >
          {i18n.t('export.copy')}
        </button>
      </div>
      <div class="toolbar">
        <button type="button" data-format="backup" aria-disabled={progress !== undefined} onClick={start(onBackup)}>
          {i18n.t('export.backup')}
        </button>
        <span class="hint">{i18n.t('export.backupHelp')}</span>
      </div>
      {progress && (
        <>
          {progress === 'uncounted' ? (
            <Progress label={i18n.t('file.writing')} />
          ) : (
            <Progress
              label={i18n.t('export.working', [numberText(progress.done), numberText(progress.total)])}
              {...progress}
            />
          )}
          <button type="button" data-act="cancel" onClick={onCancel}>
            {i18n.t('export.cancel')}
          </button>
        </>
      )}
    </section>
  );
}
