import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

import { i18n } from '#i18n';

import type { WorkId } from '../lib/identity/answer.ts';
import type { Entry, EntryPatch } from '../lib/identity/entry.ts';
import type { EntryStatus } from '../lib/identity/state.ts';
import type { Millis } from '../lib/identity/visit.ts';
import { ChunkedList } from './chunked-list.tsx';
import { chunkSize, isEverything, noFilter, type EntryFilter, type EntryList } from './entry-list.ts';
import { EntryRow } from './entry-row.tsx';
import { numberText } from './number.ts';
import { ProblemNotice } from './problem.tsx';
import { focusRow, neighbour, useRowKeys } from './row-keys.ts';
import { SelectionBar } from './selection-bar.tsx';
import { chosenStatus, StatusOptions } from './status-options.tsx';

interface SavedPanelProps {
  /** Absent until the first answer. */
  readonly list: EntryList | undefined;
  /** As typed: may be ahead of `list.filter`. */
  readonly filter: EntryFilter;
  readonly selection: ReadonlyMap<WorkId, Entry>;
  readonly now: Millis;
  readonly onFilter: (filter: EntryFilter) => void;
  readonly onLook: (chunks: readonly number[]) => void;
  readonly onSelect: (entry: Entry, selected: boolean) => void;
  readonly onClearSelection: () => void;
  /** What is done with everything that is ticked. */
  readonly onStatusOfSelected: (status: EntryStatus) => void;
  readonly onTagsOfSelected: (tags: readonly string[]) => void;
  readonly onRemoveSelected: () => void;
  /** True once it is written. */
  readonly onEdit: (entry: Entry, change: Omit<EntryPatch, 'work'>) => Promise<boolean>;
  readonly onRemove: (entry: Entry) => void;
  readonly onRetry: () => void;
  readonly drawer: Drawer | undefined;
  readonly onDrawer: (drawer: Drawer | undefined) => void;
  /** Content of the open drawer. */
  readonly children: ComponentChildren;
}

/** What opens below the search: ways out of the library, and everything that is seldom needed. */
export type Drawer = 'export' | 'more';

/** The library: search, filters, and the papers found. */
export function SavedPanel(props: SavedPanelProps) {
  const { list, filter, selection, now, onFilter, onLook, onSelect, onClearSelection } = props;
  const { onEdit, onRemove, onRetry, drawer, onDrawer, children } = props;
  const panel = useRef<HTMLDivElement>(null);
  const tagSuggestions = useId();

  const entryOf = (work: string | undefined): Entry | undefined => {
    for (const rows of list?.chunks.values() ?? []) {
      const found = rows.find((entry) => entry.work === work);
      if (found) return found;
    }
    return undefined;
  };
  const removeRow = (row: HTMLElement) => {
    const entry = entryOf(row.dataset['work']);
    if (!entry || !panel.current) return;
    focusRow(neighbour(panel.current, row, 1) ?? neighbour(panel.current, row, -1));
    onRemove(entry);
  };
  const selectRow = ({ dataset }: HTMLElement) => {
    const entry = entryOf(dataset['work']);
    if (entry) onSelect(entry, !selection.has(entry.work));
  };
  /** The bar goes with the selection: the keyboard goes on from the first ticked row, or from the next one that stays. */
  const leaveSelection = (stays: string) => {
    const rows = [...(panel.current?.querySelectorAll('[data-work]') ?? [])];
    const first = rows.findIndex((row) => row.matches(':has(input:checked)'));
    focusRow(
      rows.slice(Math.max(0, first)).find((row) => row.matches(stays)) ?? rows.findLast((row) => row.matches(stays)),
    );
  };
  useRowKeys(panel, { onSelect: selectRow, onRemove: removeRow });

  return (
    <div ref={panel}>
      <header class="bar">
        <div class="search">
          <input
            type="search"
            value={filter.text}
            placeholder={i18n.t('saved.searchHint')}
            aria-label={i18n.t('saved.search')}
            aria-keyshortcuts="/"
            onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
          />
          <select
            aria-label={i18n.t('saved.status')}
            value={filter.status ?? ''}
            onChange={({ currentTarget }) => onFilter({ ...filter, status: chosenStatus(currentTarget) })}
          >
            <option value="">{i18n.t('saved.anyStatus')}</option>
            <StatusOptions />
          </select>
          <select
            aria-label={i18n.t('saved.tag')}
            value={filter.tag ?? ''}
            onChange={({ currentTarget: { value } }) => onFilter({ ...filter, tag: value || undefined })}
          >
            <option value="">{i18n.t('saved.anyTag')}</option>
            {list?.tags.map(({ tag, count }) => (
              <option key={tag} value={tag}>
                {tag} ({count})
              </option>
            ))}
          </select>
        </div>
        <div class="toolbar">
          <p class="total" role="status">
            {/* Browsers replace a damaged store by an empty one: “0 papers” is only said when the store said so. */}
            {list && !list.problem && countWords(list)}
          </p>
          <DrawerButton drawer="export" label={i18n.t('export.button')} open={drawer} onToggle={onDrawer} />
          <DrawerButton drawer="more" label={i18n.t('tools.more')} open={drawer} onToggle={onDrawer} />
        </div>
        {children}
      </header>
      <datalist id={tagSuggestions}>
        {list?.tags.map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      {list?.problem && <ProblemNotice problem={list.problem} onRetry={onRetry} />}
      {list && !list.problem && list.total === 0 && (
        <div class="notice">
          {list.saved === 0 ? (
            <p>
              <strong>{i18n.t('saved.empty')}</strong> {i18n.t('saved.emptyHelp')}
            </p>
          ) : (
            <p>{i18n.t('saved.noneFound')}</p>
          )}
          {!isEverything(filter) && (
            <button type="button" onClick={() => onFilter(noFilter)}>
              {i18n.t('saved.clearFilters')}
            </button>
          )}
        </div>
      )}
      {list && (
        <ChunkedList<Entry>
          label={i18n.t('saved.listLabel')}
          total={list.total}
          chunkSize={chunkSize}
          chunks={list.chunks}
          onLook={onLook}
        >
          {(entry) => (
            <EntryRow
              key={entry.work}
              entry={entry}
              now={now}
              selected={selection.has(entry.work)}
              tagSuggestions={tagSuggestions}
              onSelect={onSelect}
              onEdit={onEdit}
              onRemove={removeRow}
            />
          )}
        </ChunkedList>
      )}
      {list && list.total > 0 && <p class="hint keys">{i18n.t('saved.keys')}</p>}
      {selection.size > 0 && (
        <SelectionBar
          count={selection.size}
          tagSuggestions={tagSuggestions}
          onStatus={props.onStatusOfSelected}
          onTags={props.onTagsOfSelected}
          onRemove={() => {
            leaveSelection(':not(:has(input:checked))');
            props.onRemoveSelected();
          }}
          onClear={() => {
            leaveSelection('*');
            onClearSelection();
          }}
        />
      )}
    </div>
  );
}

interface DrawerButtonProps {
  readonly drawer: Drawer;
  readonly label: string;
  readonly open: Drawer | undefined;
  readonly onToggle: (drawer: Drawer | undefined) => void;
}

function DrawerButton({ drawer, label, open, onToggle }: DrawerButtonProps) {
  const expanded = open === drawer;
  return (
    <button
      type="button"
      data-drawer={drawer}
      aria-expanded={expanded}
      onClick={() => onToggle(expanded ? undefined : drawer)}
    >
      {label}
    </button>
  );
}

function countWords({ filter, total, saved }: EntryList): string {
  return isEverything(filter)
    ? i18n.t('saved.count', saved, [numberText(saved)])
    : i18n.t('saved.countOf', [numberText(total), numberText(saved)]);
}
