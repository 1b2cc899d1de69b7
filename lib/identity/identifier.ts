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
