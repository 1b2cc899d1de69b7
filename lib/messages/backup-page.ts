import { browser } from 'wxt/browser';

import type { StoreFailure } from '../identity/failure.ts';
import type { Result } from '../identity/result.ts';
import { sendMessage } from './channel.ts';
import type { MadeFile } from './protocol.ts';

/** Has the hidden page of Chromium make the backup file. It holds the file until it is closed. */
export async function makeInBackupPage(program: string): Promise<Result<MadeFile, StoreFailure>> {
  await closeBackupPage(); // a background that was ended may have left it open, and there can be only one
  await browser.offscreen.createDocument({
    url: '/backup-file.html',
    reasons: ['BLOBS'],
    justification: 'To write a backup of the library to the downloads',
  });
  let made: Result<MadeFile, StoreFailure> | undefined;
  try {
    made = await sendMessage('makeBackupFile', { program });
    return made;
  } finally {
    if (made?.ok !== true) await closeBackupPage();
  }
}

export async function closeBackupPage(): Promise<void> {
  await browser.offscreen.closeDocument().catch(() => undefined); // there is none
}
