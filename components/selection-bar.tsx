import { i18n } from '#i18n';

import type { EntryStatus } from '../lib/identity/state.ts';
import { Icon } from './icon.tsx';
import { numberText } from './number.ts';
import { chosenStatus, StatusOptions } from './status-options.tsx';
import { longestTag, tagsIn } from './tag-editor.tsx';

interface SelectionBarProps {
  /** How many entries are ticked. */
  readonly count: number;
  /** `id` of the `<datalist>` with the library's tags. */
  readonly tagSuggestions: string;
  readonly onStatus: (status: EntryStatus) => void;
  readonly onTags: (tags: readonly string[]) => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

/** What is done with all ticked entries at once. Below the list, so that ticking the first one moves no row. */
export function SelectionBar({ count, tagSuggestions, onStatus, onTags, onRemove, onClear }: SelectionBarProps) {
  return (
    <div class="selection toolbar" role="group" aria-label={i18n.t('saved.selected', [numberText(count)])}>
      <span>{i18n.t('saved.selected', [numberText(count)])}</span>
      <select
        aria-label={i18n.t('saved.statusOfSelected')}
        value=""
        onChange={({ currentTarget }) => {
          const status = chosenStatus(currentTarget);
          currentTarget.value = ''; // an order, not a state
          if (status) onStatus(status);
        }}
      >
        <option value="" disabled hidden>
          {i18n.t('saved.status')}
        </option>
        <StatusOptions />
      </select>
      <input
        type="text"
        list={tagSuggestions}
        maxLength={longestTag}
        placeholder={i18n.t('saved.addTag')}
        aria-label={i18n.t('saved.addTagToSelected')}
        onKeyDown={(event) => {
          const tags = tagsIn(event.currentTarget.value);
          if (event.key !== 'Enter' || event.isComposing || tags.length === 0) return;
          event.preventDefault();
          event.currentTarget.value = '';
          onTags(tags);
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
