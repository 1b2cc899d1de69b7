import { useEffect, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { isField } from './row-keys.ts';

/** Something that was done, and the way back. */
export interface Message {
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

/** Long enough to read it and to reach the button by keyboard; the clock stands still while it has focus or pointer. */
const shownFor = 15_000;

interface ToastProps {
  readonly message: Message | undefined;
  readonly onClose: () => void;
}

/** The one live region of a page. It is in the document from the start, or screen readers would not hear it. */
export function Toast({ message, onClose }: ToastProps) {
  const [held, hold] = useState<Message>();
  const undo = () => {
    if (!message?.undo) return;
    message.undo();
    onClose();
  };

  useEffect(() => {
    if (!message || held === message) return undefined;
    const timer = setTimeout(onClose, shownFor);
    return () => clearTimeout(timer);
  }, [message, held, onClose]);

  useEffect(() => {
    // The button stands far from the row that was removed; `u` undoes on the page too.
    const onKeyDown = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) => {
      if (key === 'u' && !ctrlKey && !metaKey && !altKey && !isField(target)) undo();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  return (
    <div class="toast-place" role="status" aria-live="polite">
      {message && (
        <div
          class="toast"
          onPointerEnter={() => hold(message)}
          onPointerLeave={() => hold(undefined)}
          onFocusIn={() => hold(message)}
          onFocusOut={() => hold(undefined)}
        >
          <span dir="auto">{message.text}</span>
          {message.undo && (
            <button type="button" aria-keyshortcuts="u" onClick={undo}>
              {i18n.t('saved.undo')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
