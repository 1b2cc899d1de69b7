/** A person's name taken apart as far as its spelling tells, or a name that must stay whole. */
export type PersonName =
  | {
      readonly kind: 'person';
      readonly family: string;
      readonly given: string;
      /** `van der`, `de la`: printed before the family name, left out of sorting by some styles. */
      readonly particle?: string | undefined;
      /** `Jr.`, `III`. */
      readonly suffix?: string | undefined;
    }
  /** A group, a single name, or a script whose word order the spelling does not tell. */
  | { readonly kind: 'whole'; readonly name: string }
  /** "et al.": the list goes on. */
  | { readonly kind: 'others' };

/** In lower case these open a particle wherever they stand between given and family name. */
const particles = new Set(
  'af al av bin bint d da das de degli dei del della den der des di do dos du el ibn la las le lo los op t te ten ter und van vande vanden vander ver von vom y zu zum zur ben بن ابن بنت'.split(
    ' ',
  ),
);
/** Written with a capital they belong to the family name: "Van Hoogen". Others (Di, La, Le) are given names as often. */
const capitalParticles = new Set(['Van', 'Von', 'De', 'Del', 'Della']);
const suffix = /^(?:jr\.?|sr\.?|ii|iii|iv)$/i;
const others = /^(?:et\.? al\.?|and others|others|\.{3}|…)$/i;
const groupWord =
  /\p{N}|[()&/@]|\b(?:and|team|group|collaboration|consortium|project|institute|university|laborator(?:y|ies)|labs?|initiative|foundation|inc|ltd|research|community|authors)\b/iu;
/** Ai is a name, AI is none. */
const groupSuffix = /\bAI$/;
/** Han, kana and Hangul: the family name comes first, and often no space tells where it ends. */
const familyFirst = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Takes one author's name apart. Total: what cannot be told apart stays whole. */
export function parseName(text: string): PersonName {
  const name = text.replace(/\s+/gu, ' ').trim();
  if (others.test(name)) return { kind: 'others' };
  const commaParts = name.split(',').map((part) => part.trim());
  if (commaParts.length > 1) return parseCommaName(name, commaParts);

  const words = name.split(' ');
  if (words.length === 1 || isGroup(name)) return { kind: 'whole', name };
  if (familyFirst.test(name)) {
    const [family = name, given, ...more] = words;
    return given !== undefined && more.length === 0 ? { kind: 'person', family, given } : { kind: 'whole', name };
  }
  const last = words.at(-1) ?? '';
  const suffixed = words.length > 2 && suffix.test(last);
  if (suffixed) words.pop();
  const opening = words.findIndex((word, index) => index > 0 && index < words.length - 1 && isParticle(word));
  const end = opening === -1 ? words.length - 1 : opening;
  return {
    ...familyWithParticle(words.slice(end)),
    kind: 'person',
    given: words.slice(0, end).join(' '),
    suffix: suffixed ? last : undefined,
  };
}

/** `Family, Given` or `Family, Jr., Given`, as BibTeX, RIS and most catalogues write. */
function parseCommaName(name: string, parts: readonly string[]): PersonName {
  const [family = '', second = '', third] = parts;
  if (parts.length > 3 || family === '' || second === '' || isGroup(name)) return { kind: 'whole', name };
  const reversed = third === undefined && suffix.test(second);
  if (reversed) {
    const person = parseName(family);
    return person.kind === 'person' ? { ...person, suffix: second } : { kind: 'whole', name };
  }
  return {
    ...familyWithParticle(family.split(' ')),
    kind: 'person',
    given: third ?? second,
    suffix: third === undefined ? undefined : second,
  };
}

/** A name as papers print it: given name first, but not in scripts that put the family name there. */
export function printedName(name: PersonName): string {
  if (name.kind === 'others') return 'et al.';
  if (name.kind === 'whole') return name.name;
  const family = [name.particle, name.family].filter(Boolean).join(' ');
  const inOrder = familyFirst.test(name.family) ? [family, name.given] : [name.given, family];
  return [...inOrder, name.suffix].filter(Boolean).join(' ');
}

/** Lower-case particles are split off the family name, a capital one stays in it. */
function familyWithParticle(words: readonly string[]): { family: string; particle: string | undefined } {
  let start = 0;
  while (start < words.length - 1 && particles.has(bare(words[start] ?? ''))) start += 1;
  return { particle: words.slice(0, start).join(' ') || undefined, family: words.slice(start).join(' ') };
}

function isGroup(name: string): boolean {
  return groupWord.test(name) || groupSuffix.test(name);
}

function isParticle(word: string): boolean {
  return particles.has(bare(word)) || capitalParticles.has(word);
}

/** `d’` and `’t` without their apostrophes. */
function bare(word: string): string {
  return word.replace(/['’]/gu, '');
}
