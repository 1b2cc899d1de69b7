import { useEffect, useState } from 'preact/hooks';

import { FileSchedule } from '../../components/file-schedule.tsx';
import { ProblemNotice, type Problem } from '../../components/problem.tsx';
import { sendMessage } from '../../lib/messages/channel.ts';
import { forbidDownloads, permitDownloads } from '../../lib/settings/downloads-permission.ts';
import { lastDatedFile, type DatedFile } from '../../lib/store/dated-file.ts';
import { attempt } from '../popup/attempt.ts';

interface FileSettingsProps {
  readonly everyDays: number;
  readonly onChange: (everyDays: number) => void;
}

export function FileSettings({ everyDays, onChange }: FileSettingsProps) {
  const [last, setLast] = useState<DatedFile | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    void lastDatedFile.getValue().then(setLast);
    return lastDatedFile.watch(setLast);
  }, []);

  const write = async () => {
    setBusy(true);
    const result = await attempt(() => sendMessage('writeBackupFile', undefined));
    setProblem(result.ok ? undefined : result.error);
    setBusy(false);
  };
  const turnOn = async (days: number) => {
    if (!(await permitDownloads())) return setProblem('downloads-forbidden');
    onChange(days);
    await write();
  };
  const turnOff = () => {
    onChange(0);
    setProblem(undefined);
    void forbidDownloads();
  };
  return (
    <>
      <FileSchedule
        everyDays={everyDays}
        writtenAt={last?.written?.at}
        busy={busy}
        onTurnOn={(days) => void turnOn(days)}
        onTurnOff={turnOff}
        onWrite={() => void write()}
      />
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}
