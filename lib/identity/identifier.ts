import { schemeRules } from './schemes.ts';
import type { Identifier, IdentifierReading, Scheme, SchemeRules } from './schemes/scheme.ts';

export { type Brand, type Identifier, type IdentifierReading, type Scheme, schemes } from './schemes/scheme.ts';

/** Longer texts and addresses hold no identifier we know of; nothing longer is looked at. */
const longestIdentifier = 2_000;
/** An abstract with its notes is a few thousand characters; what is beyond is not searched. */
const longestText = 50_000;

const rulesByScheme = new Map<string, SchemeRules>(schemeRules.map((rules) => [rules.scheme, rules]));
const rulesByDomain = new Map<string, SchemeRules[]>();
for (const rules of schemeRules) {
  for (const domain of rules.domains) rulesByDomain.set(domain, [...(rulesByDomain.get(domain) ?? []), rules]);
}

/**
 * The canonical identifier in a text that is nothing else: `scheme:value` in any spelling, an https address, or a bare
 * DOI or arXiv number. The edge for identifiers from outside; gives `undefined` for anything else, never throws.
 */
export function parseIdentifier(text: string): Identifier | undefined {
  if (text.length > longestIdentifier) return undefined;
  const trimmed = text.trim();
  const [, name, value] = /^([a-z\d]+)\s?:\s?(.+)$/is.exec(trimmed) ?? [];
  const rules = name === undefined ? undefined : rulesByScheme.get(name.toLowerCase());
  if (rules !== undefined && value !== undefined) return rules.read(value)?.identifier;
  const found =
    identifierFromUrl(trimmed) ?? rulesByScheme.get('doi')?.read(trimmed) ?? rulesByScheme.get('arxiv')?.read(trimmed);
  return found?.identifier;
}

/**
 * The identifier that an absolute http(s) address carries, with the version it names. Hosts are compared whole or as
 * subdomains. `undefined` for every other address and for what is no address; never throws.
 */
export function identifierFromUrl(url: string | URL): IdentifierReading | undefined {
  const parsed = typeof url === 'string' ? parseUrl(url) : url;
  if (parsed === undefined || parsed.href.length > longestIdentifier || !/^https?:$/.test(parsed.protocol))
    return undefined;
  const host = parsed.hostname.replace(/\.$/, '');
  for (let start = 0; start >= 0; start = host.indexOf('.', start) + 1 || -1) {
    for (const rules of rulesByDomain.get(host.slice(start)) ?? []) {
      const found = rules.readUrl(parsed);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function parseUrl(text: string): URL | undefined {
  if (text.length > longestIdentifier || !/^\s*https?:\/\//i.test(text)) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/**
 * All identifiers in running text, each once, in the order they stand: addresses, DOIs, and values that follow their
 * scheme's name (`arXiv:2407.21783v2`, `PMID: 36912345`). A bare number is none.
 */
export function identifiersInText(text: string): readonly IdentifierReading[] {
  const searched = text.slice(0, longestText);
  const found: { readonly at: number; readonly reading: IdentifierReading }[] = [];
  for (const match of searched.matchAll(/https?:\/\/[^\s"'<>]{1,2000}/gi)) {
    const reading = identifierFromUrl(match[0].replace(/[.,;:!?)\]}]+$/, ''));
    if (reading !== undefined) found.push({ at: match.index, reading });
  }
  for (const rules of schemeRules) {
    for (const match of rules.inText === undefined ? [] : searched.matchAll(rules.inText)) {
      const reading = rules.read(match[1] ?? '');
      if (reading !== undefined) found.push({ at: match.index, reading });
    }
  }
  const unique = new Map<Identifier, IdentifierReading>();
  for (const { reading } of found.toSorted((a, b) => a.at - b.at)) {
    const known = unique.get(reading.identifier);
    if (known?.version === undefined)
      unique.set(reading.identifier, reading.version === undefined ? (known ?? reading) : reading);
  }
  return [...unique.values()];
}

/** The scheme of an identifier: `arxiv` of `arxiv:2407.21783`. */
export function schemeOf(identifier: Identifier): Scheme {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand says that a scheme stands there
  return identifier.slice(0, identifier.indexOf(':')) as Scheme;
}

/** The value of an identifier: `2407.21783` of `arxiv:2407.21783`. */
export function valueOf(identifier: Identifier): string {
  return identifier.slice(identifier.indexOf(':') + 1);
}

/** The https address where an identifier can be looked up; `undefined` where it does not say enough for one. */
export function identifierUrl(identifier: Identifier): string | undefined {
  return rulesByScheme.get(schemeOf(identifier))?.address(valueOf(identifier));
}
