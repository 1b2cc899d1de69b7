import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

import type { Settings } from '../lib/settings/settings.ts';

interface OptionsFormProps {
  readonly settings: Settings;
  readonly onChange: (change: Partial<Settings>) => void;
}

/** Each change holds at once; there is nothing to submit. */
export function OptionsForm({ settings, onChange }: OptionsFormProps) {
  const [minutes, setMinutes] = useState(String(settings.stillNewMinutes));
  const valid = isStillNewMinutes(minutes);
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
      <div>
        <label>
          {i18n.t('options.stillNew')}{' '}
          <input
            type="number"
            name="still-new-minutes"
            min={0}
            max={240}
            step={1}
            value={minutes}
            aria-invalid={!valid}
            aria-describedby="still-new-help"
            onInput={({ currentTarget: { value } }) => {
              setMinutes(value);
              if (isStillNewMinutes(value)) onChange({ stillNewMinutes: Number(value) });
            }}
          />{' '}
          {i18n.t('options.minutes')}
        </label>
        <p id="still-new-help" class="hint" role={valid ? undefined : 'alert'}>
          {valid ? i18n.t('options.stillNewHelp') : i18n.t('options.stillNewRange')}
        </p>
      </div>
      <label>
        <input
          type="checkbox"
          name="toolbar-badge"
          checked={settings.toolbarBadge}
          onChange={(event) => onChange({ toolbarBadge: event.currentTarget.checked })}
        />
        {i18n.t('options.badge')}
      </label>
    </form>
  );
}

function isStillNewMinutes(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) <= 240;
}
