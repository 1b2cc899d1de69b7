import { describe, expect, test } from 'vitest';

import {
  attribute,
  childNodes,
  closest,
  find,
  findAll,
  matches,
  nextSibling,
  parent,
  rawText,
  tagName,
} from '../../../lib/recognize/dom.ts';
import { pageOf } from './fixtures.ts';

describe('a form whose fields are named as members of the DOM', () => {
  const members = [
    'querySelector',
    'querySelectorAll',
    'closest',
    'matches',
    'getAttribute',
    'textContent',
    'parentElement',
    'nextElementSibling',
    'childNodes',
    'localName',
  ];
  const inputs = members.map((name) => `<input name="${name}">`).join('');
  const { document } = pageOf(
    `<section><form class="card">${inputs}<b>text</b></form><p>next</p></section>`,
    'https://feed.example/',
  );
  const [form] = document.getElementsByClassName('card');
  if (!form) throw new Error('unreachable');
  // What Chromium does by itself (measured in 156) and jsdom does not.
  for (const input of form.querySelectorAll('input')) Object.defineProperty(form, input.name, { value: input });

  test('is read all the same', () => {
    expect(rawText(find(form, 'b'))).toBe('text');
    expect(findAll(form, 'input')).toHaveLength(members.length);
    expect(closest(form, 'section')).toBe(parent(form));
    expect(matches(form, 'form.card')).toBe(true);
    expect(attribute(form, 'class')).toBe('card');
    expect(attribute(form, 'missing')).toBeUndefined();
    expect(rawText(form)).toBe('text');
    expect(rawText(nextSibling(form))).toBe('next');
    expect(childNodes(form)).toHaveLength(members.length + 1);
    expect(tagName(form)).toBe('form');
    expect(find(form, '.missing')).toBeUndefined();
    expect(rawText(undefined)).toBe('');
  });
});
