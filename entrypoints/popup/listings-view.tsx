import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { browser, type Browser } from 'wxt/browser';

import { i18n } from '#i18n';

import type { ListedPaper } from '../../components/listing-row.tsx';
import { ListingsPanel } from '../../components/listings-panel.tsx';
import { MissedFeed } from '../../components/missed-feed.tsx';
import { problemSentence } from '../../components/problem.tsx';
import { SiteOffer } from '../../components/site-offer.tsx';
import type { Message } from '../../components/toast.tsx';
import type { Judgement, WorkId } from '../../lib/identity/answer.ts';
import { readableTex } from '../../lib/identity/tex.ts';
import { titleKey } from '../../lib/identity/title.ts';
import { sendMessage } from '../../lib/messages/channel.ts';
import type { PageReport, PageRow } from '../../lib/messages/protocol.ts';
import { BackgroundUnavailable, reach } from '../../lib/messages/reach.ts';
import { turnOff, turnOn } from '../../lib/settings/site-permission.ts';
import { siteAt } from '../../lib/recognize/recognizer.ts';
import { sites, sitesAtInstall } from '../../lib/recognize/sites.ts';
import { attempt } from './attempt.ts';
import { listedInFrame, topFrame, type Frame } from './framed-report.ts';
import { tabAt, type Place } from './place.ts';
import { siteOfTab, type TabSite } from './tab-site.ts';
import { siteName } from '../../components/site-name.ts';

/** `unknown`: nothing to read. `off`: a site to turn on. `silent`: a page to read, and no answer. */
type View = PageReport | 'loading' | 'unknown' | 'off' | 'silent';

interface ListingsViewProps {
  readonly place: Place;
  /** To a paper of the library, by words that find it. */
  readonly onEntry: (text: string) => void;
  readonly onMessage: (message: Message) => void;
}

/** A page that has not answered yet may be loading; asking it costs next to nothing. */
const askAgainAfter = 1000;

export function ListingsView({ place, onEntry, onMessage }: ListingsViewProps) {
  const [view, setView] = useState<View>('loading');
  const [site, setSite] = useState<TabSite>();
  const [missed, setMissed] = useState<string>();
  const tab = useRef<Browser.tabs.Tab>(undefined);
  /** Where what is shown is listed, if not by the page itself. */
  const frame = useRef<Frame>(undefined);

  const describe = useCallback(async () => {
    const page = await tabAt(place);
    tab.current = page;
    const itsSite = await siteOfTab(page);
    setSite(itsSite);
    const report = await reportOf(page, itsSite);
    const framed = typeof report === 'object' && report.rows.length > 0 ? undefined : await listedInFrame(page);
    frame.current = framed?.frame;
    setView(framed?.report ?? report);
  }, [place]);

  useEffect(() => {
    void describe();
    // In a tab of its own the popup outlives many a visit to the page.
    const onVisible = () => document.visibilityState === 'visible' && void describe();
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [describe]);

  const settled =
    (view === 'unknown' && !site?.on) || view === 'off' || (typeof view === 'object' && view.rows.length > 0);
  useEffect(() => {
    if (settled) return undefined;
    const timer = setInterval(() => void describe(), askAgainAfter);
    return () => clearInterval(timer);
  }, [settled, describe]);

  const isEmpty = typeof view === 'object' && view.rows.length === 0;
  useEffect(() => {
    if (isEmpty) void missedOn(tab.current).then(setMissed);
    else setMissed(undefined);
  }, [isEmpty]);

  const turnSiteOn = async (it: TabSite) => {
    if (!(await turnOn(it))) return onMessage({ text: i18n.t('sites.refused', [it.name]) });
    setView('loading');
    await describe();
  };
  const turnSiteOff = async (it: TabSite) => {
    await turnOff(it);
    onMessage({ text: i18n.t('sites.turnedOff', [it.name]) });
    await describe();
  };

  /** Of what is shown by now: something else may have been done meanwhile. */
  const changeRows = (change: (row: PageRow) => PageRow) =>
    setView((now) => (typeof now === 'object' ? { ...now, rows: now.rows.map(change) } : now));

  const save = async (papers: readonly ListedPaper[]) => {
    const listings = papers.map(({ listing }) => listing);
    const result = await attempt(() => sendMessage('saveEntries', { listings, at: Date.now() }));
    if (!result.ok) {
      onMessage({ text: problemSentence(result.error) });
      return;
    }
    const saved = new Set(papers.map(({ work }) => work));
    changeRows((row) => (saved.has(workOf(row)) ? { ...row, state: 'saved' } : row));
    const undo = () => void takeBack(papers, result.value);
    onMessage({ text: i18n.t('listings.savedNow', papers.length), undo });
  };
  const takeBack = async (papers: readonly ListedPaper[], works: readonly WorkId[]) => {
    const result = await attempt(() => sendMessage('removeEntries', { works, at: Date.now() }));
    if (!result.ok) return onMessage({ text: problemSentence(result.error) });
    const before = new Map(papers.map(({ work, state }) => [work, state]));
    changeRows((row) => ({ ...row, state: before.get(workOf(row)) ?? row.state }));
    onMessage({ text: i18n.t('page.undone') });
  };
  const judge = async ({ index, listing, duplicate, reason }: ListedPaper, verdict: Judgement) => {
    const other = reason?.other;
    if (other === undefined) return;
    const say = async (said: Judgement | null, change: (row: PageRow) => PageRow): Promise<boolean> => {
      const result = await attempt(() => sendMessage('judge', { work: listing, other, verdict: said, at: Date.now() }));
      if (result.ok) changeRows((row) => (row.index === index ? change(row) : row));
      else onMessage({ text: problemSentence(result.error) });
      return result.ok;
    };
    // The page follows by itself; until it is asked again, this is what it will say.
    if (!(await say(verdict, (row) => judgedRow(row, verdict)))) return;
    onMessage({
      text: i18n.t(verdict === 'same' ? 'verdict.saidSame' : 'verdict.saidDifferent', [readableTex(listing.title)]),
      undo: () => void say(null, (row) => ({ ...row, duplicate, reason })),
    });
  };
  const reveal = async (index: number) => {
    const id = tab.current?.id;
    if (id === undefined) return;
    await reach(() => sendMessage('revealListing', { index }, frame.current ?? topFrame(id))).catch(() => describe());
    if (place.inTab) await browser.tabs.update(id, { active: true });
  };
  const reload = async () => {
    const id = tab.current?.id;
    if (id !== undefined) await browser.tabs.reload(id);
  };

  const turnOffButton = site?.on && (
    <p class="toolbar site-switch">
      <button type="button" class="quiet" onClick={() => void turnSiteOff(site)}>
        {i18n.t('sites.turnOff', [site.name])}
      </button>
    </p>
  );

  if (view === 'loading') return <p class="notice">{i18n.t('listings.loading')}</p>;
  if (view === 'off' && site) {
    return <SiteOffer name={site.name} isKnown={site.isKnown} onTurnOn={() => void turnSiteOn(site)} />;
  }
  if (view === 'silent') {
    return (
      <div class="notice">
        <p>
          <strong>{i18n.t('listings.silent')}</strong> {i18n.t('listings.silentHelp')}
        </p>
        <button type="button" class="primary" onClick={() => void reload()}>
          {i18n.t('listings.reload')}
        </button>
        {turnOffButton}
      </div>
    );
  }
  if (view === 'unknown' || view === 'off') {
    return (
      <div class="notice">
        <p>
          <strong>{i18n.t('listings.unknown')}</strong> {i18n.t('listings.unknownHelp')}
        </p>
        <ul class="sites">
          {sites.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
        {turnOffButton}
      </div>
    );
  }
  return (
    <>
      {missed !== undefined && <MissedFeed onCopy={() => navigator.clipboard.writeText(missed)} />}
      <ListingsPanel
        site={view.site}
        papers={view.rows.map((row) => ({ ...row, work: workOf(row) }))}
        isPrivate={view.kind === 'feed' && view.private}
        isAnswered={view.kind === 'feed'}
        now={Date.now()}
        siteName={siteName}
        onSave={(papers) => void save(papers)}
        onEntry={(paper) => onEntry(wordsOf(paper))}
        onReveal={(index) => void reveal(index)}
        onJudge={(paper, verdict) => void judge(paper, verdict)}
        onLookAgain={() => void describe()}
      />
      {turnOffButton}
    </>
  );
}

async function reportOf(page: Browser.tabs.Tab | undefined, site: TabSite | undefined): Promise<View> {
  const id = page?.id;
  if (id === undefined) return 'unknown';
  try {
    const report = await reach(() => sendMessage('describePage', undefined, topFrame(id)));
    // On a site we know, but on neither a feed nor a paper of it.
    return report.site === '' ? 'unknown' : report;
  } catch (error) {
    if (!(error instanceof BackgroundUnavailable)) reportError(error);
    if (site) return site.on ? 'silent' : 'off';
    // The address is known of pages we have a permission for, and of no other.
    return page?.url && siteAt(new URL(page.url), sitesAtInstall) ? 'silent' : 'unknown';
  }
}

/** The report on a page that looks like a feed and on which nothing was recognized; `undefined` for any other. */
async function missedOn(page: Browser.tabs.Tab | undefined): Promise<string | undefined> {
  const id = page?.id;
  if (id === undefined) return undefined;
  const inspection = await reach(() => sendMessage('inspectPage', undefined, topFrame(id))).catch(() => null);
  if (!inspection?.looksLikeFeed) return undefined;
  const host = page?.url === undefined ? '' : new URL(page.url).host;
  return [`Déjà Lu ${browser.runtime.getManifest().version}`, host, '', inspection.skeleton].join('\n');
}

function judgedRow({ reason, duplicate: _possible, ...row }: PageRow, verdict: Judgement): PageRow {
  if (verdict === 'different' || reason === undefined) return row;
  const { other: _other, ...why } = reason;
  return { ...row, duplicate: 'same-work', reason: { ...why, judged: true } };
}

/** What finds the entry of a paper in the library: what it was known by, where that is not what the page says. */
function wordsOf({ listing, duplicate, reason }: ListedPaper): string {
  const known = duplicate === 'same-work' ? (reason?.knownAs ?? reason?.title) : undefined;
  return known ?? listing.identifiers[0] ?? listing.title;
}

/** Names the work of a row, for the page itself and for what reads it. */
function workOf({ listing }: PageRow): string {
  return listing.identifiers[0] ?? titleKey(listing.title) ?? `title:${listing.title}`;
}
