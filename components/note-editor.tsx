import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';

interface NoteEditorProps {
  readonly title: string;
  readonly note: string;
  /** True once it is written. */
  readonly onSave: (note: string) => Promise<boolean>;
}

/** A pause in typing after which the note is written. */
const savePause = 600;
const longestNote = 20_000;

/** A note that saves itself, and says whether it has. Closed, it shows what it holds. */
export function NoteEditor({ title, note, onSave }: NoteEditorProps) {
  const [open, setOpen] = useState<boolean>();
  const opener = useRef<HTMLButtonElement>(null);
  // Closed by a key: the keyboard goes on where it had opened the note.
  useEffect(() => {
    if (open === false) opener.current?.focus();
  }, [open]);
  if (open) return <OpenNote title={title} note={note} onSave={onSave} onClose={() => setOpen(false)} />;
  return (
    <button
      ref={opener}
      type="button"
      class={note ? 'quiet note' : 'quiet'}
      aria-label={note ? i18n.t('saved.noteOf', [title]) : undefined}
      onClick={() => setOpen(true)}
    >
      {note ? <span dir="auto">{note}</span> : i18n.t('saved.addNote')}
    </button>
  );
}

function OpenNote({ title, note, onSave, onClose }: NoteEditorProps & { readonly onClose: () => void }) {
  const [state, setState] = useState<'clean' | 'saving' | 'saved' | 'unsaved'>('clean');
  const draft = useRef(note);
  const written = useRef(note);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);

  const save = async () => {
    clearTimeout(timer.current);
    const text = draft.current;
    if (text === written.current) return;
    setState('saving');
    const before = written.current;
    written.current = text; // at once, or leaving the field while it is written would send it twice
    const done = await onSave(text);
    if (!done && written.current === text) written.current = before;
    if (draft.current !== text) return; // more was typed meanwhile, whose own save will tell
    setState(done ? 'saved' : 'unsaved');
  };
  // For the clean-up and for `pagehide`, which would otherwise keep the first `save`.
  const saveNow = useRef(save);
  saveNow.current = save;

  useEffect(() => {
    field.current?.focus();
    const flush = () => void saveNow.current();
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  const onInput = (text: string) => {
    draft.current = text;
    setState('saving');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void saveNow.current(), savePause);
  };

  return (
    <div class="note-editor">
      <textarea
        ref={field}
        dir="auto"
        rows={3}
        maxLength={longestNote}
        defaultValue={note}
        aria-label={i18n.t('saved.noteOf', [title])}
        onInput={(event) => onInput(event.currentTarget.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.isComposing) return;
          event.preventDefault(); // Escape would close a toolbar popup
          event.stopPropagation();
          onClose();
        }}
      />
      <span class="note-state" data-state={state} aria-live="polite">
        {state === 'saving' && i18n.t('saved.noteSaving')}
        {state === 'saved' && i18n.t('saved.noteSaved')}
        {state === 'unsaved' && (
          <>
            {i18n.t('saved.noteUnsaved')}{' '}
            <button type="button" onClick={() => void save()}>
              {i18n.t('saved.retry')}
            </button>
          </>
        )}
      </span>
    </div>
  );
}
