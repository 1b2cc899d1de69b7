import { i18n } from '#i18n';

import type { Judgement } from '../lib/identity/answer.ts';
import { identifierUrl } from '../lib/identity/identifier.ts';
import type { PairedWork, PossiblePair } from '../lib/identity/possible-pair.ts';
import { readableTex } from '../lib/identity/tex.ts';
import type { Millis } from '../lib/identity/visit.ts';
import { PaperTitle } from './paper-title.tsx';
import { reasonSentence } from './reason.ts';
import { keepPlace } from './row-keys.ts';
import { timeAgo } from './time.ts';
import { VerdictButtons } from './verdict-buttons.tsx';
import { wordDifference } from './word-difference.ts';

interface PairRowProps {
  readonly pair: PossiblePair;
  readonly now: Millis;
  readonly siteName: (id: string) => string;
  readonly onJudge: (pair: PossiblePair, verdict: Judgement | null) => void;
}

/** Two works that may be one, side by side, with what only one of them has marked. */
export function PairRow({ pair, now, siteName, onJudge }: PairRowProps) {
  const { works, verdict, evidence } = pair;
  const [left, right] = works;
  const title = i18n.t('duplicates.pair', [readableTex(left.title), readableTex(right.title)]);
  return (
    <li class="pair" data-work={left.work} data-other={right.work} data-verdict={verdict ?? 'open'}>
      <div class="sides">
        <Side work={left} other={right} now={now} siteName={siteName} />
        <Side work={right} other={left} now={now} siteName={siteName} />
      </div>
      {verdict === null ? (
        <>
          <p class="reason">{reasonSentence('possible', { evidence }, siteName, now)}</p>
          <VerdictButtons title={title} onJudge={(answer) => onJudge(pair, answer)} />
        </>
      ) : (
        <p class="verdicts">
          <strong>{i18n.t(verdict === 'same' ? 'duplicates.isSame' : 'duplicates.isDifferent')}</strong>
          <button
            type="button"
            aria-label={`${i18n.t('duplicates.takeBack')}: ${title}`}
            onClick={(event) => {
              keepPlace(event);
              onJudge(pair, null);
            }}
          >
            {i18n.t('duplicates.takeBack')}
          </button>
        </p>
      )}
    </li>
  );
}

interface SideProps {
  readonly work: PairedWork;
  readonly other: PairedWork;
  readonly now: Millis;
  readonly siteName: (id: string) => string;
}

function Side({ work, other, now, siteName }: SideProps) {
  const { title, authors, year, identifiers, firstSeen } = work;
  const url = identifiers.map(identifierUrl).find((address) => address !== undefined);
  return (
    <div class="side" dir="auto">
      <PaperTitle url={url}>
        <Marked text={readableTex(title)} other={readableTex(other.title)} />
      </PaperTitle>
      {authors.length > 0 && (
        <p class="meta">
          <Marked text={authors.join(', ')} other={other.authors.join(', ')} />
        </p>
      )}
      <p class="meta">
        {year !== undefined && <span class="short">{year === other.year ? year : <mark>{year}</mark>}</span>}
        {identifiers.map((identifier) => (
          <span key={identifier} class="short">
            {identifier}
          </span>
        ))}
        {firstSeen && (
          <span>{i18n.t('duplicates.firstSeen', [siteName(firstSeen.site), timeAgo(firstSeen.at, now)])}</span>
        )}
      </p>
    </div>
  );
}

function Marked({ text, other }: { readonly text: string; readonly other: string }) {
  return (
    <>
      {wordDifference(text, other).map((stretch, place) =>
        stretch.differs ? <mark key={place}>{stretch.text}</mark> : stretch.text,
      )}
    </>
  );
}
