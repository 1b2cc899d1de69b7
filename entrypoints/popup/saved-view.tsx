import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { edited, entryListSource, type EntryFilter, type EntryList } from '../../components/entry-list.ts';
import { numberText } from '../../components/number.ts';
import { problemSentence } from '../../components/problem.tsx';
import { SavedPanel, type Drawer } from '../../components/saved-panel.tsx';
import type { Message } from '../../components/toast.tsx';
import { statusWord } from '../../components/words.ts';
import type { WorkId } from '../../lib/identity/answer.ts';
import type { Entry, EntryPatch } from '../../lib/identity/entry.ts';
import { readableTex } from '../../lib/identity/tex.ts';
import { sendMessage } from '../../lib/messages/channel.ts';
import { attempt } from './attempt.ts';
import { ExportView } from './export-view.tsx';
import { LibraryTools } from './library-tools.tsx';
import type { Place, View } from './place.ts';

interface SavedViewProps {
  readonly place: Place;
  /** Outlives the view: who looks at the page and comes back finds the search as it was. */
  readonly filter: EntryFilter;
  readonly onFilter: (filter: EntryFilter) => void;
  readonly onView: (view: View) => void;
  readonly onMessage: (message: Message) => void;
}

/** A pause in typing after which the library is asked. */
const typingPause = 120;

export function SavedView({ place, filter, onFilter, onView, onMessage }: SavedViewProps) {
  const [list, setList] = useState<EntryList>();
  const [selection, setSelection] = useState<ReadonlyMap<WorkId, Entry>>(new Map());
  const [drawer, setDrawer] = useState<Drawer>();
  const source = useMemo(
    () => entryListSource((query) => attempt(() => sendMessage('findEntries', query)), setList),
    [],
  );
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const filterAtFirst = useRef(filter);
  useEffect(() => {
    void source.search(filterAtFirst.current);
    return () => clearTimeout(timer.current);
  }, [source]);

  const search = (next: EntryFilter) => {
    onFilter(next);
    clearTimeout(timer.current);
    const ask = () => {
      scrollTo({ top: 0 });
      void source.search(next);
    };
    if (next.text === filter.text) ask();
    else timer.current = setTimeout(ask, typingPause);
  };
  const look = useCallback((chunks: readonly number[]) => void source.look(chunks), [source]);

  const select = (entry: Entry, on: boolean) => {
    const next = new Map(selection);
    if (on) next.set(entry.work, entry);
    else next.delete(entry.work);
    setSelection(next);
  };

  const edit = async (patches: readonly EntryPatch[]): Promise<boolean> => {
    const takeBacks = patches.map(({ work, ...change }) => source.change(work, change));
    setSelection((before) => {
      const after = new Map(before);
      for (const { work, ...change } of patches) {
        const entry = after.get(work);
        if (entry) after.set(work, edited(entry, change));
      }
      return after;
    });
    const result = await attempt(() => sendMessage('editEntries', { patches, at: Date.now() }));
    if (!result.ok) {
      for (const takeBack of takeBacks) takeBack();
      onMessage({ text: problemSentence(result.error) });
    }
    return result.ok;
  };
  /** Edits one entry; a tag that was taken away by mistake comes back with undo. */
  const editOne = async (entry: Entry, change: Omit<EntryPatch, 'work'>): Promise<boolean> => {
    const done = await edit([{ work: entry.work, ...change }]);
    const gone = entry.tags.filter((tag) => change.tags?.includes(tag) === false);
    if (done && gone.length > 0) {
      const undo = () => void edit([{ work: entry.work, tags: entry.tags }]);
      onMessage({ text: i18n.t('saved.removed', [gone.join(', ')]), undo });
    }
    return done;
  };
  const editSelected = async (change: (entry: Entry) => Omit<EntryPatch, 'work'>, says: (count: number) => string) => {
    const entries = [...selection.values()];
    const done = await edit(entries.map((entry) => ({ work: entry.work, ...change(entry) })));
    const undo = () => void edit(entries.map(({ work, status, tags }) => ({ work, status, tags })));
    if (done) onMessage({ text: says(entries.length), undo });
  };

  const remove = async (entries: readonly Entry[]) => {
    const works = entries.map(({ work }) => work);
    const result = await attempt(() => sendMessage('removeEntries', { works, at: Date.now() }));
    if (!result.ok) {
      onMessage({ text: problemSentence(result.error) });
      return;
    }
    const [first, second] = entries;
    const text =
      first && !second
        ? i18n.t('saved.removed', [readableTex(first.title)])
        : i18n.t('saved.removedCount', works.length, [numberText(works.length)]);
    onMessage({ text, undo: () => void restore(works) });
    setSelection((before) => new Map([...before].filter(([work]) => !works.includes(work))));
    await source.reload();
  };
  const restore = async (works: readonly WorkId[]) => {
    const result = await attempt(() => sendMessage('undoRemoveEntries', { works, at: Date.now() }));
    onMessage({ text: result.ok ? i18n.t('saved.restored') : problemSentence(result.error) });
    await source.reload();
  };

  return (
    <SavedPanel
      list={list}
      filter={filter}
      selection={selection}
      now={Date.now()}
      onFilter={search}
      onLook={look}
      onSelect={select}
      onClearSelection={() => setSelection(new Map())}
      onStatusOfSelected={(status) =>
        void editSelected(
          () => ({ status }),
          (count) => i18n.t('saved.statusGiven', count, [numberText(count), statusWord(status)]),
        )
      }
      onTagsOfSelected={(given) =>
        void editSelected(
          ({ tags }) => ({ tags: [...new Set([...tags, ...given])] }),
          (count) => i18n.t('saved.tagGiven', count, [numberText(count), given.join(', ')]),
        )
      }
      onRemoveSelected={() => void remove([...selection.values()])}
      onEdit={editOne}
      onRemove={(entry) => void remove([entry])}
      onRetry={() => void source.reload()}
      drawer={drawer}
      onDrawer={setDrawer}
    >
      {drawer === 'export' && list && <ExportView list={list} selection={selection} onMessage={onMessage} />}
      {drawer === 'more' && <LibraryTools place={place} onView={onView} />}
    </SavedPanel>
  );
}
