import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { LibraryRoom } from '../../components/room.tsx';
import type { LibrarySize } from '../../lib/identity/health.ts';
import { keptWitness } from '../../lib/store/witness.ts';
import { openView, tabAt, type Place, type View } from './place.ts';
import { useRoom } from './room.ts';

interface LibraryToolsProps {
  readonly place: Place;
  readonly onView: (view: View) => void;
}

/** What is done with the library now and then. */
export function LibraryTools({ place, onView }: LibraryToolsProps) {
  const room = useRoom();
  const [size, setSize] = useState<LibrarySize>();
  useEffect(() => {
    void keptWitness.getValue().then((witness) => setSize(witness?.size));
  }, []);
  const open = async (view: View) => {
    if (place.inTab) onView(view);
    else await openView(view, (await tabAt(place))?.id);
  };
  return (
    <section class="drawer toolbar" aria-label={i18n.t('tools.more')}>
      <button type="button" data-view="import" onClick={() => void open('import')}>
        {i18n.t('tools.import')}
      </button>
      <button type="button" data-view="restore" onClick={() => void open('restore')}>
        {i18n.t('tools.restore')}
      </button>
      <button type="button" data-view="capture" onClick={() => void open('capture')}>
        {i18n.t('tools.capture')}
      </button>
      <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
        {i18n.t('tools.options')}
      </button>
      {room && <LibraryRoom size={size} room={room} />}
    </section>
  );
}
