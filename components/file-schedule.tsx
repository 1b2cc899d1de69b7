import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

import type { Millis } from '../lib/identity/visit.ts';
import { dateAndTime } from './time.ts';
import { WholeNumber } from './whole-number.tsx';

interface FileScheduleProps {
  /** 0: never. */
  readonly everyDays: number;
  /** When the last file was written; absent if none was. */
  readonly writtenAt?: Millis | undefined;
  readonly busy: boolean;
  readonly onTurnOn: (everyDays: number) => void;
  readonly onTurnOff: () => void;
  readonly onWrite: () => void;
}

const usual = 7;

/** Whether a backup goes to the downloads by itself, and how often. */
export function FileSchedule({ everyDays, writtenAt, busy, onTurnOn, onTurnOff, onWrite }: FileScheduleProps) {
  const [days, setDays] = useState(usual);
  if (everyDays === 0) {
    return (
      <div class="file-schedule" data-every={0}>
        <WholeNumber
          name="file-days"
          label={i18n.t('file.every')}
          unit={i18n.t('file.days')}
          help={i18n.t('file.help')}
          wrong={i18n.t('file.range')}
          range={[1, 90]}
          value={days}
          onChange={setDays}
        />
        <p class="toolbar">
          <button type="button" data-act="turn-on" onClick={() => onTurnOn(days)}>
            {i18n.t('file.turnOn')}
          </button>
        </p>
      </div>
    );
  }
  return (
    <div class="file-schedule" data-every={everyDays}>
      <p>{i18n.t('file.isOn', everyDays)}</p>
      <p class="hint">
        {writtenAt === undefined ? i18n.t('file.none') : i18n.t('file.last', [dateAndTime(writtenAt)])}
      </p>
      <p class="toolbar">
        <button type="button" data-act="write" disabled={busy} onClick={onWrite}>
          {busy ? i18n.t('file.writing') : i18n.t('file.write')}
        </button>
        <button type="button" data-act="turn-off" onClick={onTurnOff}>
          {i18n.t('file.turnOff')}
        </button>
      </p>
    </div>
  );
}
