import { i18n } from '#i18n';

import type { Reason } from '../lib/identity/answer.ts';
import type { Identifier } from '../lib/identity/identifier.ts';
import type { Evidence } from '../lib/identity/match.ts';
import type { DuplicateKind } from '../lib/identity/state.ts';
import { readableTex } from '../lib/identity/tex.ts';
import type { Millis } from '../lib/identity/visit.ts';
import { timeAgo } from './time.ts';

// The content script carries this file: no Preact here.

/** A longer title says no more in a tooltip. */
const titleLength = 120;

/**
 * Why a listing is marked as a duplicate, in one sentence without a full stop: “Same title and authors as “…”, seen on
 * arXiv 2 days ago”.
 * @param siteName what people call the site with this `Site.id`
 */
export function reasonSentence(
  kind: DuplicateKind,
  reason: Reason,
  siteName: (id: string) => string,
  now: Millis,
): string {
  const title = reason.title && shorten(readableTex(reason.title));
  if (kind === 'repeat') return title ? i18n.t('reason.repeatAs', [title]) : i18n.t('reason.repeat');

  const what =
    kind === 'newer-version' && reason.versions
      ? i18n.t('reason.versions', [reason.versions.here, reason.versions.seen])
      : observation(reason, title);
  const whole = [what, ...knownUnder(reason), ...seen(reason, siteName, now)].reduce((left, right) =>
    i18n.t('reason.join', [left, right]),
  );
  return kind === 'possible' ? i18n.t('reason.possible', [whole]) : whole;
}

/** The strongest thing observed, with the title the work was known by where it is another. */
function observation({ evidence, judged }: Reason, title: string | undefined): string {
  if (judged) return title ? i18n.t('reason.judgedAs', [title]) : i18n.t('reason.judged');
  const shared = find(evidence, 'identifier');
  if (shared) {
    const name = identifierName(shared.identifier);
    return title ? i18n.t('reason.identifierAs', [name, title]) : i18n.t('reason.identifier', [name]);
  }
  const words = strongest(evidence);
  return title ? i18n.t(`reason.${words}As`, [title]) : i18n.t(`reason.${words}`);
}

function strongest(evidence: readonly Evidence[]) {
  const title = find(evidence, 'title');
  const authors = (find(evidence, 'authors')?.shared ?? 0) > 0;
  if (title?.equal) return authors ? 'titleAndAuthors' : 'title';
  if (title) return authors ? 'similarTitleAndAuthors' : 'similarTitle';
  return find(evidence, 'abstract') ? 'abstract' : 'known';
}

/** Unless the observation has named it already. */
function knownUnder({ knownAs, evidence }: Reason): readonly string[] {
  if (!knownAs || find(evidence, 'identifier')?.identifier === knownAs) return [];
  return [i18n.t('reason.knownUnder', [identifierName(knownAs)])];
}

function seen({ site, seenAt }: Reason, siteName: (id: string) => string, now: Millis): readonly string[] {
  if (seenAt === undefined) return [];
  const when = timeAgo(seenAt, now);
  return [site === undefined ? i18n.t('reason.seen', [when]) : i18n.t('reason.seenOn', [siteName(site), when])];
}

function find<K extends Evidence['kind']>(
  evidence: readonly Evidence[],
  kind: K,
): Extract<Evidence, { kind: K }> | undefined {
  return evidence.find((one): one is Extract<Evidence, { kind: K }> => one.kind === kind);
}

/** As people write them, where that is not the canonical form. */
const schemeNames: Readonly<Record<string, string>> = { arxiv: 'arXiv', doi: 'DOI', openreview: 'OpenReview' };

function identifierName(identifier: Identifier): string {
  const colon = identifier.indexOf(':');
  const scheme = identifier.slice(0, colon);
  return `${schemeNames[scheme] ?? scheme} ${identifier.slice(colon + 1)}`;
}

function shorten(title: string): string {
  const letters = Array.from(title); // by code point: a cut inside an astral letter would show a replacement sign
  return letters.length <= titleLength ? title : `${letters.slice(0, titleLength - 1).join('')}…`;
}
