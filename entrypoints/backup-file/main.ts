import { answer } from '../../lib/messages/answer.ts';
import { Store } from '../../lib/store/database.ts';
import { makeFile } from './made-file.ts';

/*
 * A page that nobody sees (`chrome.offscreen`), for what Chromium's background cannot do: make an address of a file. Of the
 * browser's API it has messages and little else.
 */

const store = new Store('relaxed');

answer('makeBackupFile', ({ program }) => makeFile(store, program));
