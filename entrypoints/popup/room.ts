import { useEffect, useState } from 'preact/hooks';

import type { Room } from '../../components/room.tsx';

/** How much the extension takes of the disk and how much the browser allows; `undefined` until that is known. */
export function useRoom(): Room | undefined {
  const [room, setRoom] = useState<Room>();
  useEffect(() => {
    const look = async () => {
      const { usage, quota } = await navigator.storage.estimate();
      if (usage !== undefined && quota !== undefined) setRoom({ usage, quota });
    };
    void look();
  }, []);
  return room;
}
