import type { Judgement } from '../identity/answer.ts';
import type { State } from '../identity/state.ts';
import type { QuestionWords } from './page-words.ts';

/** What a badge says, in words that are ready to be shown. */
export interface BadgeView {
  readonly state: State;
  readonly word: string;
  /** When and where the work was seen. */
  readonly history?: string | undefined;
  readonly duplicate?:
    | {
        readonly word: string;
        readonly reason: string;
        /** A press leads to the first one on the page. */
        readonly jumps: boolean;
        /** A press asks whether it is one. */
        readonly asks?: QuestionWords | undefined;
      }
    | undefined;
  readonly title: string;
  /** Accessible names of the two buttons; absent where nothing is recorded, and there are none. Asked for when drawn. */
  readonly actions?: (() => { readonly save: string; readonly away: string }) | undefined;
}

/** `away` is the second button: dismiss, or take back what was saved or dismissed. */
export type BadgeAction = 'jump' | 'save' | 'away' | Judgement;

export interface BadgeEvents {
  readonly act: (action: BadgeAction) => void;
  readonly key: (event: KeyboardEvent) => void;
}
