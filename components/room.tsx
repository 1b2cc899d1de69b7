import { i18n } from '#i18n';

import type { LibrarySize } from '../lib/identity/health.ts';
import { numberText, sizeText } from './number.ts';

/** What `navigator.storage.estimate` tells, in bytes. */
export interface Room {
  readonly usage: number;
  readonly quota: number;
}

/** A day of reading takes less than one megabyte, a backup of a million works 100. */
const leastLeft = 200_000_000;
const leastShareLeft = 0.1;

/** Whether what is left may not be enough for long. */
export function isShort({ usage, quota }: Room): boolean {
  const left = quota - usage;
  return left < leastLeft || left < quota * leastShareLeft;
}

/** Stands above everything else while there is little room left: what does not fit is not saved. */
export function RoomNotice({ room }: { readonly room: Room }) {
  if (!isShort(room)) return null;
  return (
    <div class="notice problem" role="status" data-notice="room">
      <p>
        <strong>{i18n.t('room.short', [sizeText(room.usage), sizeText(room.quota)])}</strong> {i18n.t('room.shortHelp')}
      </p>
    </div>
  );
}

interface LibraryRoomProps {
  /** As the background counted it last; `undefined` where it never has. */
  readonly size: LibrarySize | undefined;
  readonly room: Room;
}

/** How much the library holds and takes. */
export function LibraryRoom({ size, room }: LibraryRoomProps) {
  const taken = sizeText(room.usage);
  return (
    <p class="hint" data-notice="size">
      {size === undefined
        ? i18n.t('options.size', [taken])
        : i18n.t('room.size', [numberText(size.saved), numberText(size.works), taken])}
    </p>
  );
}
