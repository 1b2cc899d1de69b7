import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { edited, entryListSource, noFilter, type EntryFilter, type EntryList } from '../../components/entry-list.ts';
import { problemSentence } from '../../components/problem.tsx';
import { SavedPanel, type Drawer } from '../../components/saved-panel.tsx';
import type { Message } from '../../components/toast.tsx';
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
  readonly onView: (view: View) => void;
  readonly onMessage: (message: Message) => void;
}

/** A pause in typing after which the library is asked. */
const typingPause = 120;

export function SavedView({ place, onView, onMessage }: SavedViewProps) {
  const [list, setList] = useState<EntryList>();
  const [filter, setFilter] = useState<EntryFilter>(noFilter);
  const [selection, setSelection] = useState<ReadonlyMap<WorkId, Entry>>(new Map());
  const [drawer, setDrawer] = useState<Drawer>();
  const source = useMemo(
    () => entryListSource((query) => attempt(() => sendMessage('findEntries', query)), setList),
    [],
  );
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    void source.search(noFilter);
    return () => clearTimeout(timer.current);
  }, [source]);

  const search = (next: EntryFilter) => {
    setFilter(next);
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
  const deselect = (work: WorkId) => setSelection((before) => new Map([...before].filter(([one]) => one !== work)));

  const edit = async (patch: EntryPatch): Promise<boolean> => {
    const { work, ...change } = patch;
    const takeBack = source.change(work, change);
    setSelection((before) => {
      const entry = before.get(work);
      return entry ? new Map(before).set(work, edited(entry, change)) : before;
    });
    const result = await attempt(() => sendMessage('editEntries', { patches: [patch], at: Date.now() }));
    if (!result.ok) {
      takeBack();
      onMessage({ text: problemSentence(result.error) });
    }
    return result.ok;
  };

  const remove = async ({ work, title }: Entry) => {
    const result = await attempt(() => sendMessage('removeEntries', { works: [work], at: Date.now() }));
    if (!result.ok) {
      onMessage({ text: problemSentence(result.error) });
      return;
    }
    onMessage({ text: i18n.t('saved.removed', [readableTex(title)]), undo: () => void restore(work) });
    deselect(work);
    await source.reload();
  };
  const restore = async (work: WorkId) => {
    const result = await attempt(() => sendMessage('undoRemoveEntries', { works: [work], at: Date.now() }));
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
      onEdit={edit}
      onRemove={(entry) => void remove(entry)}
      onRetry={() => void source.reload()}
      drawer={drawer}
      onDrawer={setDrawer}
    >
      {drawer === 'export' && list && <ExportView list={list} selection={selection} onMessage={onMessage} />}
      {drawer === 'more' && <LibraryTools place={place} onView={onView} />}
    </SavedPanel>
  );
}
