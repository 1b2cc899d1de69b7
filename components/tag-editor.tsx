import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { Icon } from './icon.tsx';

interface TagEditorProps {
  readonly title: string;
  readonly tags: readonly string[];
  /** `id` of the `<datalist>` with the library's tags. */
  readonly suggestions: string;
  readonly onChange: (tags: readonly string[]) => void;
}

/** The longest tag that is taken; more is a note. */
export const longestTag = 100;

/** The tags that are typed, `#tides` or ` tides, moons`, each once. */
export function tagsIn(text: string): readonly string[] {
  const tags = text.split(/[,;]/).map((tag) => tag.trim().replace(/^#/, ''));
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

/** Tags of one paper. Enter or a comma adds, Backspace in the empty field takes away the last. */
export function TagEditor({ title, tags, suggestions, onChange }: TagEditorProps) {
  const [draft, setDraft] = useState('');

  const add = (text: string) => {
    const fresh = tagsIn(text).filter((tag) => !tags.includes(tag));
    if (fresh.length > 0) onChange([...tags, ...fresh]);
    setDraft('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return; // this Enter takes what an input method suggests
    if (event.key === 'Enter') add(draft);
    else if (event.key === 'Backspace' && draft === '' && tags.length > 0) onChange(tags.slice(0, -1));
    else return;
    event.preventDefault();
  };

  return (
    <div class="tags" role="group" aria-label={i18n.t('saved.tagsOf', [title])}>
      {tags.map((tag) => (
        <span key={tag} class="tag">
          <span dir="auto">{tag}</span>
          <button
            type="button"
            class="quiet"
            aria-label={i18n.t('saved.removeTag', [tag])}
            onClick={({ currentTarget }) => {
              // The button goes with its tag.
              currentTarget.closest('.tags')?.querySelector('input')?.focus();
              onChange(tags.filter((other) => other !== tag));
            }}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <input
        type="text"
        class="quiet"
        list={suggestions}
        maxLength={longestTag}
        value={draft}
        placeholder={i18n.t('saved.addTag')}
        aria-label={i18n.t('saved.addTagTo', [title])}
        onKeyDown={onKeyDown}
        onInput={({ currentTarget: { value } }) => (/[,;]/.test(value) ? add(value) : setDraft(value))}
        onBlur={() => add(draft)}
      />
    </div>
  );
}
