import { lineEvidence } from '../line-evidence.ts';

/** Words of which links to a paper are made that do not name it: "[PDF]", "View on arXiv", "Full text". */
const labelWords = new Set(
  `a abs absent abstract abstracts access ads all an and appendix article articles arxiv as at author authors available
  bib bibtex blog by cite cited citation citations code comment comments conference crossref data dataset datasets demo
  details discuss discussion dl doi download downloads experimental expand export external file files free from full
  fulltext get github google hf hide homepage html hugging face huggingface here in inspire issue it journal less like
  likes link links load mb kb media more next nasa no of on online only open openreview or other formats original page
  pages paper papers pdf poster pp preprint preprints prev previous project proceedings ps publication published
  publisher pubmed pmc pmid pmcid read recording related report repo repository request save scholar semantic see
  share show site slides source spotlight submitted summary supp supplement supplemental supplementary material talk
  tex text the this to translate twitter url v version versions via video view vote votes web website with x youtube
  upvote bookmark listen audio acm colab corrigendum errata erratum ieee medium notebook podcast presentation review reviews sciencedirect springer
  thread tweet tweets usenix wiley xplore`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Titles have fewer characters; nine in ten fewer than 120. */
const longest = 400;

/** Text in front of a title that belongs to its list: "Title:", "[PDF]", "[12]", "3.". */
const before =
  /^(?:\s*(?:title\s*[:：]|\[(?:pdf|html|book|b|citation|c|doc|\d{1,4})\]|\(\d{1,4}\)|\d{1,4}[.)](?=\s)))+\s*/i;
/** And behind it: "[PDF]", "(arXiv)". */
const behind = /(?:\s*[[(](?:pdf|html|arxiv|paper|code|link|abs)[\])])+\s*$/i;
/** Bullets, numbers in circles and little pictures, which lists put on either side. */
const ornaments =
  /^(?:(?:\p{Extended_Pictographic}|\uFE0F|\u200D|[•·▪■□►▸★☆\u2460-\u2473])\s*)+|(?:\s*(?:\p{Extended_Pictographic}|\uFE0F|\u200D|[→➚⇗★☆]))+$/gu;

/** A text without the marks that lists put around titles, on one line. */
export function bareTitle(text: string): string {
  const bare = text.replace(/\s+/g, ' ').trim().replace(ornaments, '').replace(before, '').replace(behind, '').trim();
  if (/^(?:"[^"]+"|“[^“”]+”)$/.test(bare)) return bare.slice(1, -1).trim();
  return /^["“][^"”]+$/.test(bare) ? bare.slice(1).trim() : bare; // the other one stands behind the full stop
}

/** The title in a text that is a whole reference: `Quill, Ada. 2026. "Gentle Gradients." Harbour News 1 (2)`. */
export function titleInReference(text: string): string | undefined {
  return /^[^"“”]{8,}[.,:)] ?["“]([^"“”]{10,300}?(?:[?!]|(?=[.,]?["”])))[.,]?["”](?=.{4})/su.exec(text)?.[1];
}

/**
 * What speaks against a bare text being a title: 0 nothing, 3 a lot, infinity all of it (a label, a count, an address,
 * a paragraph).
 */
export function doubtAsTitle(title: string): number {
  const letters = title.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 3 || title.length > longest) return Infinity;
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.every((word) => labelWords.has(word) || /^\d+$/.test(word))) return Infinity;
  if (isAddress(title) || isStamp(title)) return Infinity;
  const { asTitle, isDate } = lineEvidence(title, 1);
  // Chinese and Japanese set no spaces, so that a title looks like one word.
  const oneWord = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(title) && !/\s/.test(title) ? 1.5 : 0;
  const aside = title.startsWith('(') ? 2 : /\bet al\b[^\p{L}]*$/u.test(title) ? 6 : 0;
  return isDate ? Infinity : Math.max(0, asTitle - oneWord) + aside;
}

/** `doi.org/10.1000/1`, `arXiv:2406.01234`, `PMID: 123`, `[PDF] annualreviews.org`. */
function isAddress(text: string): boolean {
  return (
    /^\S*(?:https?:|www\.|10\.\d{4})\S*$/i.test(text) ||
    /^\W*(?:https?:\/\/|doi\b|arxiv\s?:|pm(?:c|cid|id)?\s?:?\s?\d|openreview\s?:)/i.test(text) ||
    (text.length < 50 &&
      /(?:^|\s)[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:ac|co|com|cn|de|edu|eu|fr|gov|info|io|jp|net|org|press|uk)\W*$/i.test(
        text,
      ))
  );
}

/** `12 citations`, `3 days ago`, `· 5 authors`, `Published on Oct 4, 2026`, `by A. Person`, `Venue: ICLR`. */
function isStamp(text: string): boolean {
  if (text.length > 80) return false;
  const bare = text.replace(/^[^\p{L}\p{N}]+/u, '');
  return (
    /^\p{Lu}[\p{L}&-]{1,11} ?['’]?(?:(?:19|20)\d\d|(?<=['’])\d\d)(?:\s?\(\p{L}+\))?[^\p{L}\p{N}]*$/u.test(bare) || // `ICLR 2024`, `CVPR'23 (oral)`
    /^[\d.,]+\s?[kKM]?\+?\s+(?:\p{L}+\.?\s?){1,2}[^\p{L}\p{N}]*$/u.test(bare) ||
    /^(?:published|submitted|posted|updated|accepted|added|originally|announced|revised|received|cited)\b.*(?:\d|\bby\b)/i.test(
      bare,
    ) ||
    /^[Bb]y \p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)+/u.test(bare) ||
    /^(?:authors?|keywords?|subjects?|comments?|venue|topics?|tags?|categories|volume|vol\.|issue|pages?|isbn|issn)\s?(?::|\d)/i.test(
      bare,
    )
  );
}
