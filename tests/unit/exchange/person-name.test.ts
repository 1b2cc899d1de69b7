import { expect, test } from 'vitest';

import { parseName } from '../../../lib/exchange/person-name.ts';

test.each([
  ['Ada Example', 'Ada', '', 'Example', ''],
  ['Ada B. C. Example', 'Ada B. C.', '', 'Example', ''],
  ['  Ada \n Example ', 'Ada', '', 'Example', ''],
  ['Example, Ada', 'Ada', '', 'Example', ''],
  ['Łukasz Kowalczyk-Nowak', 'Łukasz', '', 'Kowalczyk-Nowak', ''],
  ['Jan van der Veld', 'Jan', 'van der', 'Veld', ''],
  ['van der Veld, Jan', 'Jan', 'van der', 'Veld', ''],
  ['Luc Van Hoogen', 'Luc', '', 'Van Hoogen', ''],
  ['María José de la Cuesta', 'María José', 'de la', 'Cuesta', ''],
  ["Florence d'Arbois", 'Florence', '', "d'Arbois", ''],
  ['Bruno Ødegård Jr.', 'Bruno', '', 'Ødegård', 'Jr.'],
  ['García, Jr., José', 'José', '', 'García', 'Jr.'],
  ['José García, Jr.', 'José', '', 'García', 'Jr.'],
  ['Carl Gustav Holm III', 'Carl Gustav', '', 'Holm', 'III'],
  ['Wei Ai', 'Wei', '', 'Ai', ''],
  ['Di Wang', 'Di', '', 'Wang', ''],
  ['Xiao La Zhou', 'Xiao La', '', 'Zhou', ''],
  ['محمد بن سالم', 'محمد', 'بن', 'سالم', ''],
  ['李 华', '华', '', '李', ''],
  ['山田, 太郎', '太郎', '', '山田', ''],
])('%s is a person', (text, given, particle, family, suffix) => {
  expect(parseName(text)).toEqual({
    kind: 'person',
    given,
    family,
    particle: particle === '' ? undefined : particle,
    suffix: suffix === '' ? undefined : suffix,
  });
});

test.each([
  'Plato',
  '王小明',
  '王 小 明',
  'The Map Folding Collaboration',
  'Quiet AI',
  'Example University, Dept. 3',
  'Ada Example (Somewhere)',
  'Anders and Britt',
  'One, Two, Three, Four',
  'Example,',
  '',
])('"%s" stays whole', (text) => {
  expect(parseName(text)).toEqual({ kind: 'whole', name: text });
});

test.each(['et al.', 'Et al', 'and others', 'others', '…', '...'])('"%s" says that the list goes on', (text) => {
  expect(parseName(text)).toEqual({ kind: 'others' });
});
