import { useState } from 'preact/hooks';

import { CapturePanel, type CaptureOutcome } from '../../components/capture-panel.tsx';
import { sendMessage } from '../../lib/messages/channel.ts';
import { attempt } from './attempt.ts';

/** The longest feed pages known are some 3 MB; parsed, a page takes many times its size. */
const largestCapture = 30_000_000;

export function CaptureView({ onBack }: { readonly onBack: () => void }) {
  const [outcomes, setOutcomes] = useState<readonly CaptureOutcome[]>([]);
  const [reading, setReading] = useState<string>();

  const takeIn = async (files: readonly File[]) => {
    for (const file of files) {
      setReading(file.name);
      // oxlint-disable-next-line no-await-in-loop -- one after the other: what is new in a file depends on those before
      const outcome = await outcomeOf(file).catch((error: unknown): CaptureOutcome => {
        reportError(error);
        return { kind: 'failed', name: file.name, problem: 'unexpected' };
      });
      setOutcomes((before) => [...before, outcome]); // the same file again too: each has its own to undo
    }
    setReading(undefined);
  };
  const undo = async () => {
    const undone = await Promise.all(outcomes.map(undoneOf));
    setOutcomes(undone);
  };

  return (
    <CapturePanel
      outcomes={outcomes}
      reading={reading}
      onFiles={(files) => void takeIn(files)}
      onUndo={() => void undo()}
      onBack={onBack}
    />
  );
}

async function outcomeOf(file: File): Promise<CaptureOutcome> {
  const { name, size } = file;
  if (size > largestCapture) return { kind: 'too-large', name, size, limit: largestCapture };
  const content = await file.text().catch(() => undefined);
  if (content === undefined) return { kind: 'unreadable', name };
  const { recognizeSaved } = await import('../../lib/recognize/saved-page.ts');
  const { listings } = recognizeSaved(content, parseHtml);
  if (listings.length === 0) return { kind: 'empty', name };
  const result = await attempt(async () => (await import('./library.ts')).markSavedFeed(listings, name));
  return result.ok ? { kind: 'marked', name, ...result.value } : { kind: 'failed', name, problem: result.error };
}

/** Runs no scripts and loads nothing. */
function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

async function undoneOf(outcome: CaptureOutcome): Promise<CaptureOutcome> {
  if (outcome.kind !== 'marked') return outcome;
  const { name, visit } = outcome;
  const result = await attempt(() => sendMessage('forgetVisit', { visit }));
  return result.ok ? { kind: 'undone', name } : { kind: 'failed', name, problem: result.error };
}
