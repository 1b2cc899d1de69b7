import { i18n } from '#i18n';

import type { Entry, EntryPatch } from '../lib/identity/entry.ts';
import { readableTex } from '../lib/identity/tex.ts';
import type { Millis } from '../lib/identity/visit.ts';
import { authorsLine } from './authors.ts';
import { Icon } from './icon.tsx';
import { NoteEditor } from './note-editor.tsx';
import { PaperTitle } from './paper-title.tsx';
import { chosenStatus, StatusOptions } from './status-options.tsx';
import { TagEditor } from './tag-editor.tsx';
import { dateAndTime, timeAgo } from './time.ts';

interface EntryRowProps {
  readonly entry: Entry;
  readonly now: Millis;
  readonly selected: boolean;
  /** `id` of the `<datalist>` with the library's tags. */
  readonly tagSuggestions: string;
  readonly onSelect: (entry: Entry, selected: boolean) => void;
  /** True once it is written. */
  readonly onEdit: (entry: Entry, change: Omit<EntryPatch, 'work'>) => Promise<boolean>;
  readonly onRemove: (row: HTMLElement) => void;
}

/** One saved paper. */
export function EntryRow({ entry, now, selected, tagSuggestions, onSelect, onEdit, onRemove }: EntryRowProps) {
  const { work, authors, venue, date, url, status, tags, note, savedAt } = entry;
  const title = readableTex(entry.title);
  const published = [venue, date].filter(Boolean).join(' ');
  return (
    <li class="row entry" role="listitem" data-work={work} data-status={status}>
      <input
        type="checkbox"
        checked={selected}
        aria-label={i18n.t('saved.select', [title])}
        onChange={(event) => onSelect(entry, event.currentTarget.checked)}
      />
      <div class="body">
        <PaperTitle url={url}>{title}</PaperTitle>
        <p class="meta">
          {authors.length > 0 && <span dir="auto">{authorsLine(authors)}</span>}
          {published && (
            <span class="short" dir="auto">
              {published}
            </span>
          )}
          <time class="short" dateTime={new Date(savedAt).toISOString()} title={dateAndTime(savedAt)}>
            {i18n.t('saved.savedAt', [timeAgo(savedAt, now)])}
          </time>
        </p>
        <div class="annotations">
          <TagEditor
            title={title}
            tags={tags}
            suggestions={tagSuggestions}
            onChange={(changed) => void onEdit(entry, { tags: changed })}
          />
          <NoteEditor title={title} note={note} onSave={(changed) => onEdit(entry, { note: changed })} />
        </div>
      </div>
      <div class="actions">
        <select
          aria-label={i18n.t('saved.statusOf', [title])}
          value={status}
          onChange={({ currentTarget }) => void onEdit(entry, { status: chosenStatus(currentTarget) })}
        >
          <StatusOptions />
        </select>
        <button
          type="button"
          class="quiet"
          title={i18n.t('saved.remove')}
          aria-label={i18n.t('saved.removeTitle', [title])}
          onClick={({ currentTarget }) => {
            const row = currentTarget.closest('li');
            if (row) onRemove(row);
          }}
        >
          <Icon name="close" />
        </button>
      </div>
    </li>
  );
}
