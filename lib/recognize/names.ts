import { rawText } from './dom.ts';
import { line } from './line.ts';

/** Longer than any line of authors that a list prints; folding first keeps the patterns below linear. */
const lineLimit = 20_000;
const nameLimit = 200;
/** More elements than this hold no more names than a listing keeps. */
const elementLimit = 500;

/** The names in a line of authors, `Ada Example, Björn van Beispiel and Chen Li`; a last `…` or `et al.` is none. */
export function namesIn(text: string): readonly string[] {
  return line(text, lineLimit)
    .split(/ ?[,;·⋅] ?(?:and )?| and /)
    .map((name) => name.slice(0, nameLimit).replace(/^and |[ .…]*…$| ?et al\.?$/g, ''))
    .filter((name) => name !== '');
}

/** The names that elements hold, one each. */
export function namesOf(elements: readonly Element[]): readonly string[] {
  return elements.slice(0, elementLimit).map((element) => line(rawText(element), nameLimit).replace(/,$/, ''));
}

const personName =
  /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|van|von|der|den|de|da|di|del|la|las|le|los|bin|al)){1,4}$/u;

/** Whether a text is what a person may be called, `Björn van Beispiel`; so are many short titles and institutes. */
export function isPersonName(text: string): boolean {
  return personName.test(text);
}
