import { useEffect, useState } from 'preact/hooks';

import { ProblemNotice, type Problem } from '../../components/problem.tsx';
import { sendMessage } from '../../lib/messages/channel.ts';
import { readSettings } from '../../lib/settings/settings.ts';
import { lastDatedFile } from '../../lib/store/dated-file.ts';
import { attempt } from './attempt.ts';

/** Says when the backup file that the user wants in the downloads could not be written. */
export function FileView() {
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    const look = async () => {
      const [last, { fileEveryDays }] = await Promise.all([lastDatedFile.getValue(), readSettings()]);
      setProblem(fileEveryDays > 0 ? last?.failure : undefined);
    };
    void look();
    return lastDatedFile.watch(() => void look());
  }, []);
  const retry = async () => {
    const result = await attempt(() => sendMessage('writeBackupFile', undefined));
    setProblem(result.ok ? undefined : result.error);
  };
  return problem === undefined ? null : <ProblemNotice problem={problem} onRetry={() => void retry()} />;
}
