import { browser, type Browser } from 'wxt/browser';

import { sendMessage } from '../../lib/messages/channel.ts';
import type { PageReport } from '../../lib/messages/protocol.ts';
import { reach } from '../../lib/messages/reach.ts';

/** A document in a tab, as messages are sent to it. */
export interface Frame {
  readonly tabId: number;
  readonly frameId: number;
}

/** The page itself. */
export function topFrame(tabId: number): Frame {
  return { tabId, frameId: 0 };
}

export interface FramedReport {
  readonly frame: Frame;
  readonly report: PageReport;
}

/** What the frame of a tab lists that lists the most; `undefined` where none lists anything. */
export async function listedInFrame(tab: Browser.tabs.Tab | undefined): Promise<FramedReport | undefined> {
  const reports = await Promise.all((await framesOf(tab?.id)).map(describe));
  const [most] = reports
    .filter((one) => one !== undefined)
    .toSorted((one, other) => other.report.rows.length - one.report.rows.length);
  return most !== undefined && most.report.rows.length > 0 ? most : undefined;
}

/** The frames that we may read. Without a permission more, only who is sent something there tells which there are. */
async function framesOf(tabId: number | undefined): Promise<readonly Frame[]> {
  if (tabId === undefined) return [];
  const target = { tabId, allFrames: true };
  const reached = await browser.scripting.executeScript({ target, func: doNothing }).catch(() => []);
  return reached.flatMap(({ frameId }) => (frameId === 0 ? [] : { tabId, frameId }));
}

function doNothing(): void {}

async function describe(frame: Frame): Promise<FramedReport | undefined> {
  const report = await reach(() => sendMessage('describePage', undefined, frame)).catch(() => undefined);
  return report && { frame, report };
}
