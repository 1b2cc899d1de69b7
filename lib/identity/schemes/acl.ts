import { captured, decoded, type IdentifierReading, reading, type SchemeRules } from './scheme.ts';

/** `2024.acl-long.1`, or `P19-1001` until 2019; a corrected PDF has `v2` behind it. https://aclanthology.org/info/ids/ */
const value = /^(\d{4}\.[a-z\d_]+-[a-z\d_]+\.\d{1,5}|[a-z]\d\d-\d{4,5})(?:v(\d{1,2}))?$/i;

function read(text: string): IdentifierReading | undefined {
  const [, found, version] = value.exec(text.trim()) ?? [];
  if (found === undefined) return undefined;
  const canonical = /^\d/.test(found) ? found.toLowerCase() : found.toUpperCase();
  return reading('acl', canonical, version === undefined ? undefined : Number(version));
}

export const acl: SchemeRules = {
  scheme: 'acl',
  read,
  domains: ['aclanthology.org', 'aclanthology.info', 'aclweb.org', 'aclanthology.coli.uni-saarland.de'],
  readUrl(url) {
    const found = captured(
      /^\/(?:anthology\/|papers\/)?(?:[A-Z]\/[A-Z]\d\d\/)?([^/]+?)(?:\.pdf|\.bib|\.xml|\.endf)?(?:\/.*)?$/i,
      decoded(url.pathname),
    );
    return found === undefined ? undefined : read(found);
  },
  address: (found) => `https://aclanthology.org/${found}/`,
};
