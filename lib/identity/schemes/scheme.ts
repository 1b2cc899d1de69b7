/** Marks a plain type as checked: only the parser named in its doc makes one. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** The naming schemes a work can go by. Hugging Face papers and `10.48550/arXiv.…` DOIs are `arxiv`. */
export const schemes = [
  'arxiv',
  'doi',
  'openreview',
  'acl',
  'pmid',
  'pmcid',
  's2',
  'corpusid',
  'dblp',
  'cvf',
  'pmlr',
  'neurips',
  'ssrn',
  'ieee',
  'inspire',
  'ads',
  'alphaxiv',
] as const;
export type Scheme = (typeof schemes)[number];

/** Scheme and value in canonical form, `arxiv:2407.21783`. arXiv versions are not part of it. Made by `parseIdentifier` and its kin only. */
export type Identifier = Brand<string, 'Identifier'>;

/** An identifier as it stood somewhere, with the version that stood there (arXiv's `v3` is 3). */
export interface IdentifierReading {
  readonly identifier: Identifier;
  readonly version?: number | undefined;
}

/** How one scheme is written: its values, the addresses that carry them, and the link to print. */
export interface SchemeRules {
  readonly scheme: Scheme;
  /**
   * Reads a bare value (no `scheme:` before it) in any spelling. The reading may be of another scheme where the value
   * only wraps that one's: an arXiv DOI is an arXiv identifier.
   */
  read(value: string): IdentifierReading | undefined;
  /** Domains whose addresses may carry an identifier; a host is one of them or lies under one. */
  readonly domains: readonly string[];
  /** Reads the address of a page on `domains`. */
  readUrl(url: URL): IdentifierReading | undefined;
  /** Finds values in running text: global, linear, the bare value in group 1. Absent where only addresses are telling. */
  readonly inText?: RegExp;
  /** Where a canonical value can be looked up, `undefined` if it does not say enough. */
  address(value: string): string | undefined;
}

/** Joins a value that a scheme has found canonical to its scheme. */
export function reading(scheme: Scheme, value: string, version?: number): IdentifierReading {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where the brand is made
  const identifier = `${scheme}:${value}` as Identifier;
  return version === undefined ? { identifier } : { identifier, version };
}

/** Percent-decoded, or as it was where the encoding is broken. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a host is a domain or lies under it. `notarxiv.org` is not under `arxiv.org`. */
export function isUnder(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** The only group of a pattern, where it matches. */
export function captured(pattern: RegExp, text: string): string | undefined {
  return pattern.exec(text)?.[1];
}
