import { rawText } from './dom.ts';

/** The names in a line of authors, `Ada Example, Björn van Beispiel and Chen Li`; a last `…` or `et al.` is none. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(/\s*[,;·]\s*(?:and\s+)?|\s+and\s+/)
    .map((name) => name.replace(/^and\s+|[\s.…]*…$|\s*et al\.?$/g, '').trim())
    .filter((name) => name !== '');
}

/** The names that elements hold, one each. */
export function namesOf(elements: readonly Element[]): readonly string[] {
  return elements.map((element) => rawText(element).trim().replace(/,$/, ''));
}
