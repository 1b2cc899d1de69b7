import { i18n } from '#i18n';

import { entryStatuses, type EntryStatus } from '../lib/identity/state.ts';
import { Icon } from './icon.tsx';
import { numberText } from './number.ts';
import { longestTag } from './tag-editor.tsx';
import { statusWord } from './words.ts';

interface SelectionBarProps {
  /** How many entries are ticked. */
  readonly count: number;
  /** `id` of the `<datalist>` with the library's tags. */
  readonly tagSuggestions: string;
  readonly onStatus: (status: EntryStatus) => void;
  readonly onTag: (tag: string) => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

/** What is done with all ticked entries at once. Below the list, so that ticking the first one moves no row. */
export function SelectionBar({ count, tagSuggestions, onStatus, onTag, onRemove, onClear }: SelectionBarProps) {
  return (
    <div class="selection toolbar" role="group" aria-label={i18n.t('saved.selected', [numberText(count)])}>
      <span>{i18n.t('saved.selected', [numberText(count)])}</span>
      <select
        aria-label={i18n.t('saved.statusOfSelected')}
        value=""
        onChange={({ currentTarget }) => {
          const status = entryStatuses.find((one) => one === currentTarget.value);
          currentTarget.value = ''; // an order, not a state
          if (status) onStatus(status);
        }}
      >
        <option value="" disabled hidden>
          {i18n.t('saved.status')}
        </option>
        {entryStatuses.map((status) => (
          <option key={status} value={status}>
            {statusWord(status)}
          </option>
        ))}
      </select>
      <input
        type="text"
        list={tagSuggestions}
        maxLength={longestTag}
        placeholder={i18n.t('saved.addTag')}
        aria-label={i18n.t('saved.addTagToSelected')}
        onKeyDown={(event) => {
          const tag = event.currentTarget.value.trim().replace(/^#/, '');
          if (event.key !== 'Enter' || tag === '') return;
          event.preventDefault();
          event.currentTarget.value = '';
          onTag(tag);
        }}
      />
      <button type="button" data-act="remove-selected" onClick={onRemove}>
        {i18n.t('saved.remove')}
      </button>
      <button
        type="button"
        class="quiet"
        title={i18n.t('saved.clearSelection')}
        aria-label={i18n.t('saved.clearSelection')}
        onClick={onClear}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
