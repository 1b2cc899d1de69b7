import { describe, expect, test } from 'vitest';

import { pageInMhtml } from '../../../lib/recognize/mhtml.ts';
import { recognizeFile } from '../../support/saved-page.ts';

const address = 'https://huggingface.co/papers/date/2026-11-18';
const title = 'Slow Tides: “Pacing” für Kelp';
const html = `<html><article><h3><a href="/papers/2611.20001">${title}</a></h3></article></html>`;

function quotedPrintable(text: string): string {
  const escaped = [...new TextEncoder().encode(text)]
    .map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('');
  return escaped.replace(/((?:=..|[^=]){60})/g, '$1=\r\n');
}

function file(encoding: string, body: string, head = `Snapshot-Content-Location: ${address}\r\n`): string {
  return [
    `From: <Saved by Blink>\r\n${head}Subject: Daily Papers\r\nMIME-Version: 1.0`,
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--kelp----"\r\n\r\n',
    '------MultipartBoundary--kelp----',
    'Content-Type: text/html',
    'Content-ID: <frame-1@mhtml.blink>',
    `Content-Transfer-Encoding: ${encoding}`,
    `Content-Location: ${address}\r\n`,
    body,
    '------MultipartBoundary--kelp----',
    'Content-Type: text/css',
    'Content-Transfer-Encoding: quoted-printable\r\n',
    'p { color: red }',
    '------MultipartBoundary--kelp------',
  ].join('\r\n');
}

describe('a page saved as a single file', () => {
  test.each([
    ['quoted-printable', file('quoted-printable', quotedPrintable(html))],
    [
      'base64',
      file(
        'base64',
        Buffer.from(html)
          .toString('base64')
          .replace(/(.{60})/g, '$1\r\n'),
      ),
    ],
    ['8bit', file('8bit', html)],
    ['Unix line ends', file('quoted-printable', quotedPrintable(html)).replaceAll('\r\n', '\n')],
    ['the address of its part only', file('8bit', html, '')],
  ])('%s', (_, content) => {
    expect(pageInMhtml(content)?.html.trim()).toBe(html);
    expect(recognizeFile(content)).toEqual({
      site: 'hugging-face',
      listings: [
        { identifiers: ['arxiv:2611.20001'], title, authors: [], url: 'https://huggingface.co/papers/2611.20001' },
      ],
    });
  });

  test.each([
    ['HTML', html],
    ['text', 'From: a feed\n\nContent-Type: multipart/related'],
    ['no boundary', 'Content-Type: multipart/related\n\nx'],
    ['no page in it', file('8bit', html).replace('Content-Type: text/html', 'Content-Type: text/plain')],
    ['nothing', ''],
  ])('%s is none', (_, content) => {
    expect(pageInMhtml(content)).toBeUndefined();
  });
});
