import { i18n } from '#i18n';

import type { Settings } from '../lib/settings/settings.ts';
import { WholeNumber } from './whole-number.tsx';

interface OptionsFormProps {
  readonly settings: Settings;
  readonly onChange: (change: Partial<Settings>) => void;
}

/** Each change holds at once; there is nothing to submit. */
export function OptionsForm({ settings, onChange }: OptionsFormProps) {
  const choices = [
    ['show', i18n.t('options.show')],
    ['dim', i18n.t('options.dim')],
    ['hide', i18n.t('options.hide')],
  ] as const;

  return (
    <form class="options" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>{i18n.t('options.seen')}</legend>
        {choices.map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name="seen"
              value={value}
              checked={settings.seen === value}
              onChange={() => onChange({ seen: value })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <WholeNumber
        name="still-new-minutes"
        label={i18n.t('options.stillNew')}
        unit={i18n.t('options.minutes')}
        help={i18n.t('options.stillNewHelp')}
        wrong={i18n.t('options.stillNewRange')}
        range={[0, 240]}
        value={settings.stillNewMinutes}
        onChange={(stillNewMinutes) => onChange({ stillNewMinutes })}
      />
      <label>
        <input
          type="checkbox"
          name="toolbar-badge"
          checked={settings.toolbarBadge}
          onChange={(event) => onChange({ toolbarBadge: event.currentTarget.checked })}
        />
        {i18n.t('options.badge')}
      </label>
      <WholeNumber
        name="history-months"
        label={i18n.t('options.history')}
        unit={i18n.t('options.months')}
        help={i18n.t('options.historyHelp')}
        wrong={i18n.t('options.historyRange')}
        range={[1, 120]}
        value={settings.historyMonths}
        onChange={(historyMonths) => onChange({ historyMonths })}
      />
    </form>
  );
}
