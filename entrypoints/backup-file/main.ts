import { backupFile, writeBackup } from '../../lib/exchange/backup.ts';
import { answer } from '../../lib/messages/answer.ts';
import { Store } from '../../lib/store/database.ts';
import { attempt } from '../../lib/store/failure.ts';
import { readWhole } from '../../lib/store/whole.ts';

/*
 * A page that nobody sees (`chrome.offscreen`), for what Chromium's background cannot do: make an address of a file. Of the
 * browser's API it has messages and little else.
 */

const store = new Store('relaxed');

answer('makeBackupFile', ({ program }) =>
  attempt(async () => {
    const file = await backupFile(writeBackup({ program, createdAt: new Date() }, readWhole(store)));
    return { url: URL.createObjectURL(file), mediaType: file.type };
  }),
);
