import { identifiersInText, parseIdentifier, type IdentifierReading } from '../../identity/identifier.ts';
import { addressOf } from '../address.ts';
import { isoDate } from '../date.ts';
import { findAll, rawText } from '../dom.ts';
import { at, parseJson, stringAt } from '../json.ts';
import type { Draft } from '../listing.ts';
import type { Page } from '../site.ts';

/** Objects looked at on one page: a list of 2,000 papers with their authors. */
const objectLimit = 50_000;

/** A `ScholarlyArticle` in the page's JSON-LD, with the addresses by which the page may link to it. */
export interface DescribedArticle {
  readonly draft: Draft;
  readonly addresses: readonly URL[];
}

/** Every scholarly article that the page's JSON-LD describes. References (`citation`) are not followed. */
export function describedArticles(page: Page): readonly DescribedArticle[] {
  const waiting = findAll(page.document, 'script[type="application/ld+json"]').map((script) =>
    parseJson(rawText(script)),
  );
  const found: DescribedArticle[] = [];
  for (let looked = 0; waiting.length > 0 && looked < objectLimit; looked += 1) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isArticle(value)) found.push(described(value, page));
    else for (const [name, inner] of Object.entries(value)) if (name !== 'citation') waiting.push(inner);
  }
  return found;
}

function isArticle(value: object): boolean {
  return textsAt(value, '@type').some((type) =>
    /^(?:https?:\/\/schema\.org\/)?(?:Medical)?ScholarlyArticle$/.test(type),
  );
}

function described(article: object, page: Page): DescribedArticle {
  const names = [...textsAt(article, 'url'), ...textsAt(article, '@id'), ...textsAt(article, 'sameAs')];
  const addresses = names.flatMap((name) => addressOf(name, page.url) ?? []);
  return {
    addresses,
    draft: {
      identifiers: [...textsAt(article, 'identifier'), ...textsAt(article, 'doi'), ...names].map(identified),
      title: stringAt(article, 'headline') ?? stringAt(article, 'name'),
      authors: [...textsAt(article, 'author'), ...textsAt(article, 'creator')],
      abstract: stringAt(article, 'abstract') ?? stringAt(article, 'description'),
      date: isoDate(stringAt(article, 'datePublished')),
      url: addresses[0],
    },
  };
}

function identified(text: string): IdentifierReading | undefined {
  const identifier = parseIdentifier(text);
  return identifier ? { identifier } : identifiersInText(text)[0];
}

/** The texts of a property: itself, its items, or what they are named. */
function textsAt(value: object, name: string): readonly string[] {
  const property = at(value, name);
  return (Array.isArray(property) ? property : [property]).slice(0, 1_000).flatMap((item: unknown) => {
    if (typeof item === 'string') return item;
    return stringAt(item, 'name') ?? stringAt(item, 'value') ?? stringAt(item, '@id') ?? [];
  });
}
