import { i18n } from '#i18n';

import type { ImportProblem } from '../lib/exchange/import/imported-entry.ts';
import type { ImportRefusal } from '../lib/exchange/import/read-import.ts';
import { numberText, sizeText } from './number.ts';

/** What was found in one file, or why nothing of it is taken. `unreadable`: the browser could not even open it. */
export type FileSummary = { readonly name: string } & (
  | { readonly format: string; readonly entries: number; readonly problems: readonly ImportProblem[] }
  | { readonly refusal: ImportRefusal | { readonly kind: 'unreadable' } }
);

/** What an import would take in, before anything is touched. */
export interface ImportSummary {
  readonly files: readonly FileSummary[];
  /** Of all files. */
  readonly entries: number;
  /** How many of them are saved already. */
  readonly saved: number;
}

/** Nobody reads more; the file is mended where these are, and imported again. */
const mostShown = 100;

/** File by file what was found, and every entry that cannot be taken, with where it stands and what to do about it. */
export function ImportFiles({ files }: Pick<ImportSummary, 'files'>) {
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{i18n.t('import.file')}</th>
            <th scope="col">{i18n.t('import.format')}</th>
            <th scope="col">{i18n.t('import.entries')}</th>
            <th scope="col">{i18n.t('import.problems')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- two files may have one name, and rows never move
            <tr key={i} data-import={'refusal' in file ? file.refusal.kind : 'readable'}>
              <th scope="row" dir="auto">
                {file.name}
              </th>
              {'refusal' in file ? (
                <td colSpan={3}>{refusalSentence(file.refusal)}</td>
              ) : (
                <>
                  <td>{file.format}</td>
                  <td>{numberText(file.entries)}</td>
                  <td>{numberText(file.problems.length)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {files.map((file, i) => 'problems' in file && file.problems.length > 0 && <Problems key={i} {...file} />)}
    </>
  );
}

interface ProblemsProps {
  readonly name: string;
  readonly problems: readonly ImportProblem[];
}

function Problems({ name, problems }: ProblemsProps) {
  return (
    <details class="problems" data-problems={problems.length}>
      <summary dir="auto">{i18n.t('import.problemsOf', problems.length, [numberText(problems.length), name])}</summary>
      <ul>
        {problems.slice(0, mostShown).map((problem) => (
          <li key={problem.row}>{problemSentence(problem)}</li>
        ))}
        {problems.length > mostShown && <li>{i18n.t('import.more', [numberText(problems.length - mostShown)])}</li>}
      </ul>
    </details>
  );
}

const causes = {
  'no-title': 'import.noTitle',
  'not-closed': 'import.notClosed',
  unreadable: 'import.noEntry',
} as const satisfies Record<ImportProblem['kind'], string>;

function problemSentence({ row, line, kind }: ImportProblem): string {
  const place =
    line === undefined
      ? i18n.t('import.atEntry', [numberText(row)])
      : i18n.t('import.atLine', [numberText(row), numberText(line)]);
  return `${place}: ${i18n.t(causes[kind])}`;
}

function refusalSentence(refusal: Extract<FileSummary, { readonly refusal: object }>['refusal']): string {
  switch (refusal.kind) {
    case 'too-large':
      return i18n.t('import.tooLarge', [sizeText(refusal.bytes), sizeText(refusal.limit)]);
    case 'empty':
      return i18n.t('refusal.empty');
    case 'backup':
      return i18n.t('import.isBackup');
    case 'unknown':
      return refusal.format === undefined ? i18n.t('import.unknown') : i18n.t('import.unknownNamed', [refusal.format]);
    case 'unreadable':
    default:
      return i18n.t('refusal.unreadable');
  }
}
