import { browser } from 'wxt/browser';

import { backupFile, writeBackup } from '../../lib/exchange/backup.ts';
import type { StoreFailure } from '../../lib/identity/failure.ts';
import type { Result } from '../../lib/identity/result.ts';
import type { MadeFile } from '../../lib/messages/protocol.ts';
import type { Store } from '../../lib/store/database.ts';
import { attempt } from '../../lib/store/failure.ts';
import { readWhole } from '../../lib/store/whole.ts';

/** What a backup made now says of itself. Not to be asked for in the hidden page, which has no manifest. */
export function aboutBackup(): { readonly program: string; readonly createdAt: Date } {
  const { name, version } = browser.runtime.getManifest();
  return { program: `${name} ${version}`, createdAt: new Date() };
}

/** The whole library, history and all, as a file with an address; whoever made it revokes that. */
export function makeFile(store: Store, program: string): Promise<Result<MadeFile, StoreFailure>> {
  return attempt(async () => {
    const file = await backupFile(writeBackup({ program, createdAt: new Date() }, readWhole(store)));
    return { url: URL.createObjectURL(file), mediaType: file.type };
  });
}
