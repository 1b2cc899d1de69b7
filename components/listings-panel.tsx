import { useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import type { Judgement } from '../lib/identity/answer.ts';
import { isKept, states, type State } from '../lib/identity/state.ts';
import type { Millis } from '../lib/identity/visit.ts';
import { FilterChips } from './filter-chips.tsx';
import { ListingRow, type ListedPaper } from './listing-row.tsx';
import { useRowKeys } from './row-keys.ts';
import { stateWord } from './words.ts';

interface ListingsPanelProps {
  /** `Site.id` of the page. */
  readonly site: string;
  /** In the order of the page. */
  readonly papers: readonly ListedPaper[];
  /** The page is in a private window: nothing can be saved. */
  readonly isPrivate: boolean;
  /** False where the store could not be reached: the page carries no badges. */
  readonly isAnswered: boolean;
  readonly now: Millis;
  readonly siteName: (id: string) => string;
  readonly onSave: (papers: readonly ListedPaper[]) => void;
  /** To the entry of a paper that is saved. */
  readonly onEntry: (paper: ListedPaper) => void;
  readonly onReveal: (index: number) => void;
  readonly onJudge: (paper: ListedPaper, verdict: Judgement) => void;
  readonly onLookAgain: () => void;
}

/** What the page in the tab lists, with what is known of each paper. */
export function ListingsPanel(props: ListingsPanelProps) {
  const { site, papers, isPrivate, isAnswered, now, siteName } = props;
  const { onSave, onEntry, onReveal, onJudge, onLookAgain } = props;
  const [filter, setFilter] = useState<State | 'all'>('all');
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());

  const canSave = (paper: ListedPaper) => !isPrivate && !isKept(paper.state);
  // A repeat is a paper that is counted, and would be selected, already.
  const fresh = papers.filter(({ state, duplicate }) => state === 'new' && duplicate !== 'repeat');
  const selected = papers.filter((paper) => selection.has(paper.index) && canSave(paper));
  const shown = papers.filter(({ state }) => filter === 'all' || state === filter);

  const select = (index: number, on: boolean) => {
    const next = new Set(selection);
    if (on) next.add(index);
    else next.delete(index);
    setSelection(next);
  };
  const saveSelected = () => {
    onSave(selected);
    setSelection(new Set());
  };
  const paperAt = (index: number) => papers.find((one) => one.index === index);
  const saveOne = (index: number) => {
    const paper = paperAt(index);
    if (paper && canSave(paper)) onSave([paper]);
  };
  const showEntry = (index: number) => {
    const paper = paperAt(index);
    if (paper) onEntry(paper);
  };
  const judgeOne = (index: number, verdict: Judgement) => {
    const paper = paperAt(index);
    if (paper?.reason?.other !== undefined && !isPrivate) onJudge(paper, verdict);
  };

  const panel = useRef<HTMLDivElement>(null);
  useRowKeys(panel, {
    onSave: (row) => saveOne(indexOf(row)),
    onSelect: (row) => select(indexOf(row), !selection.has(indexOf(row))),
    onJudge: (row, verdict) => judgeOne(indexOf(row), verdict),
  });

  const chips = states
    .map((state) => ({
      value: state,
      label: stateWord(state),
      count: papers.filter((paper) => paper.state === state).length,
    }))
    .filter(({ value, count }) => count > 0 || value === filter);

  return (
    <div ref={panel}>
      <header class="bar">
        <h2>
          {isAnswered
            ? i18n.t('listings.heading', [fresh.length, papers.length, siteName(site)])
            : i18n.t('listings.headingUnanswered', papers.length, [papers.length, siteName(site)])}
        </h2>
        {papers.length > 0 && isAnswered && (
          <FilterChips<State | 'all'>
            label={i18n.t('listings.filter')}
            chips={[{ value: 'all', label: i18n.t('listings.all'), count: papers.length }, ...chips]}
            selected={filter}
            onSelect={setFilter}
          />
        )}
        {papers.length > 0 && !isPrivate && (
          <div class="toolbar">
            <button type="button" class="primary" disabled={selected.length === 0} onClick={saveSelected}>
              {i18n.t('listings.saveSelected', [selected.length])}
            </button>
            {selected.length === 0 ? (
              <button
                type="button"
                disabled={fresh.length === 0}
                onClick={() => setSelection(new Set(fresh.map(({ index }) => index)))}
              >
                {i18n.t('listings.selectNew')}
              </button>
            ) : (
              <button type="button" onClick={() => setSelection(new Set())}>
                {i18n.t('listings.clearSelection')}
              </button>
            )}
          </div>
        )}
      </header>
      {isPrivate && <p class="notice">{i18n.t('listings.private')}</p>}
      {papers.length > 0 && !isAnswered && <p class="notice problem">{i18n.t('listings.unanswered')}</p>}
      {papers.length === 0 && (
        <div class="notice">
          <p>{i18n.t('listings.none')}</p>
          <button type="button" onClick={onLookAgain}>
            {i18n.t('listings.lookAgain')}
          </button>
        </div>
      )}
      {papers.length > 0 && shown.length === 0 && <p class="notice">{i18n.t('listings.noneFiltered')}</p>}
      <ul class="rows" aria-label={i18n.t('listings.listLabel')}>
        {shown.map((paper) => (
          <ListingRow
            key={paper.index}
            paper={paper}
            siteName={siteName}
            now={now}
            isAnswered={isAnswered}
            canSave={canSave(paper)}
            selected={selection.has(paper.index) && canSave(paper)}
            onSelect={select}
            onSave={saveOne}
            onEntry={showEntry}
            onReveal={onReveal}
            canJudge={!isPrivate}
            onJudge={judgeOne}
          />
        ))}
      </ul>
      {papers.length > 0 && <p class="hint keys">{i18n.t('listings.keys')}</p>}
    </div>
  );
}

function indexOf(row: HTMLElement): number {
  return Number(row.dataset['index']);
}
