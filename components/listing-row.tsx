import { i18n } from '#i18n';

import type { Judgement, Reason } from '../lib/identity/answer.ts';
import type { Listing } from '../lib/identity/listing.ts';
import { isKept, type DuplicateKind, type State } from '../lib/identity/state.ts';
import { readableTex } from '../lib/identity/tex.ts';
import type { Millis } from '../lib/identity/visit.ts';
import { authorsLine } from './authors.ts';
import { Icon } from './icon.tsx';
import { PaperTitle } from './paper-title.tsx';
import { reasonSentence } from './reason.ts';
import { keepPlace } from './row-keys.ts';
import { VerdictButtons } from './verdict-buttons.tsx';
import { duplicateWord, stateWord } from './words.ts';

/** A listing of the page, with what is known of it. */
export interface ListedPaper {
  /** Position on the page, from 0. */
  readonly index: number;
  /** First canonical identifier, or the title key. */
  readonly work: string;
  readonly listing: Listing;
  readonly state: State;
  readonly duplicate?: DuplicateKind | undefined;
  readonly reason?: Reason | undefined;
}

interface ListingRowProps {
  readonly paper: ListedPaper;
  readonly siteName: (id: string) => string;
  readonly now: Millis;
  /** False where nothing is known of the paper. */
  readonly isAnswered: boolean;
  readonly canSave: boolean;
  /** Whether what is answered can be kept. */
  readonly canJudge: boolean;
  readonly selected: boolean;
  readonly onSelect: (index: number, selected: boolean) => void;
  readonly onSave: (index: number) => void;
  /** To its entry in the library. */
  readonly onEntry: (index: number) => void;
  readonly onReveal: (index: number) => void;
  readonly onJudge: (index: number, verdict: Judgement) => void;
}

export function ListingRow(props: ListingRowProps) {
  const { paper, siteName, now, isAnswered, canSave, canJudge, selected } = props;
  const { onSelect, onSave, onEntry, onReveal, onJudge } = props;
  const { index, work, listing, state, duplicate, reason } = paper;
  const { authors, url } = listing;
  const title = readableTex(listing.title);
  const onClick = (event: MouseEvent) => {
    if (event.target instanceof Element && !event.target.closest('a, button, input')) onReveal(index);
  };
  return (
    // The click is a shortcut for the mouse; the button in the row does the same.
    <li
      class="row listing"
      data-work={work}
      data-index={index}
      data-state={state}
      data-duplicate={duplicate}
      onClick={onClick}
    >
      <input
        type="checkbox"
        checked={selected}
        disabled={!canSave}
        aria-label={i18n.t('listings.select', [title])}
        onChange={(event) => onSelect(index, event.currentTarget.checked)}
      />
      <div class="body">
        <PaperTitle url={url}>{title}</PaperTitle>
        <p class="meta">
          {isAnswered && <span class="state">{stateWord(state)}</span>}
          {authors.length > 0 && <span dir="auto">{authorsLine(authors)}</span>}
        </p>
        {duplicate && (
          <p class="reason">
            <span class="mark">{duplicateWord(duplicate)}</span>{' '}
            <span dir="auto">{reason && reasonSentence(duplicate, reason, siteName, now)}</span>
          </p>
        )}
        {canJudge && reason?.other !== undefined && (
          <VerdictButtons title={title} onJudge={(verdict) => onJudge(index, verdict)} />
        )}
      </div>
      <div class="actions">
        {canSave && (
          <button
            type="button"
            aria-label={i18n.t('listings.saveTitle', [title])}
            aria-keyshortcuts="s"
            onClick={(event) => {
              keepPlace(event);
              onSave(index);
            }}
          >
            {i18n.t('listings.save')}
          </button>
        )}
        {isKept(state) && (
          <button
            type="button"
            class="quiet"
            title={i18n.t('listings.entryHelp')}
            aria-label={i18n.t('listings.entryTitle', [title])}
            onClick={() => onEntry(index)}
          >
            {i18n.t('listings.entry')}
          </button>
        )}
        <button
          type="button"
          class="quiet"
          title={i18n.t('listings.reveal')}
          aria-label={i18n.t('listings.revealTitle', [title])}
          onClick={() => onReveal(index)}
        >
          <Icon name="locate" />
        </button>
      </div>
    </li>
  );
}
