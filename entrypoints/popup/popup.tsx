import { useCallback, useMemo, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { noFilter } from '../../components/entry-list.ts';
import { RoomNotice } from '../../components/room.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { Toast, type Message } from '../../components/toast.tsx';
import { FileView } from './file-view.tsx';
import { HealthView } from './health-view.tsx';
import { DuplicatesView } from './duplicates-view.tsx';
import { LaterView, type BackableView } from './later-view.tsx';
import { ListingsView } from './listings-view.tsx';
import { openView, placeAt, tabAt, type View } from './place.ts';
import { useRoom } from './room.ts';
import { SavedView } from './saved-view.tsx';

export function Popup({ address }: { readonly address: URL }) {
  const place = useMemo(() => placeAt(address), [address]);
  const [tab, setTab] = useState<'listings' | 'saved' | 'duplicates'>(place.view ? 'saved' : 'listings');
  const [view, setView] = useState<View>(place.view ?? 'saved');
  const room = useRoom();
  const [filter, setFilter] = useState(noFilter);
  const backToSaved = () => {
    setView('saved');
    document.querySelector<HTMLElement>('#tab-saved')?.focus(); // what was pressed is gone
  };
  const showEntry = (text: string) => {
    setFilter({ text });
    setView('saved');
    setTab('saved');
  };
  const isRestoring = tab === 'saved' && view === 'restore';
  const [message, setMessage] = useState<Message>();
  const closeMessage = useCallback(() => setMessage(undefined), []);

  const restore = async () => {
    if (!place.inTab) return openView('restore', (await tabAt(place))?.id);
    setTab('saved');
    setView('restore');
  };

  return (
    <div class={place.inTab ? 'popup in-tab' : 'popup'}>
      {!isRestoring && <HealthView onRestore={() => void restore()} onMessage={setMessage} />}
      {!isRestoring && <FileView />}
      {room && <RoomNotice room={room} />}
      <Tabs
        label={i18n.t('tabs.label')}
        tabs={[
          { id: 'listings', label: i18n.t('tabs.listings') },
          { id: 'saved', label: i18n.t('tabs.saved') },
          { id: 'duplicates', label: i18n.t('tabs.duplicates') },
        ]}
        selected={tab}
        onSelect={setTab}
      >
        {tab === 'listings' && <ListingsView place={place} onEntry={showEntry} onMessage={setMessage} />}
        {/* A job goes on while another tab is looked at. */}
        <div hidden={tab !== 'saved'}>
          {view === 'restore' && <LaterView load={loadRestoreView} onBack={backToSaved} />}
          {view === 'import' && <LaterView load={loadImportView} onBack={backToSaved} />}
          {view === 'capture' && <LaterView load={loadCaptureView} onBack={backToSaved} />}
        </div>
        {tab === 'saved' && view === 'saved' && (
          <SavedView place={place} filter={filter} onFilter={setFilter} onView={setView} onMessage={setMessage} />
        )}
        {tab === 'duplicates' && <DuplicatesView onMessage={setMessage} />}
      </Tabs>
      <Toast message={message} onClose={closeMessage} />
    </div>
  );
}

async function loadRestoreView(): Promise<BackableView> {
  return (await import('./restore-view.tsx')).RestoreView;
}

async function loadImportView(): Promise<BackableView> {
  return (await import('./import-view.tsx')).ImportView;
}

async function loadCaptureView(): Promise<BackableView> {
  return (await import('./capture-view.tsx')).CaptureView;
}
