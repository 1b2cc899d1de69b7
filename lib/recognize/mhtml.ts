/** The page in an MHTML file, and where it was saved from. */
export interface MhtmlPage {
  readonly html: string;
  readonly address: string | undefined;
}

/** A head is some ten lines. */
const headLimit = 10_000;

/**
 * The page that a browser saved with all it loads in a single file: Chromium's "Webpage, Single File" (RFC 2557).
 * `undefined` for a file that is none.
 */
export function pageInMhtml(content: string): MhtmlPage | undefined {
  const { head, body } = headAndBody(content);
  if (!/^content-type:\s*multipart\/related/im.test(head)) return undefined;
  const [, boundary] = /\bboundary="?([^"\s;]+)/i.exec(head) ?? [];
  if (boundary === undefined) return undefined;
  for (const part of body.split(`--${boundary}`).map(headAndBody)) {
    if (!/^content-type:\s*text\/html/im.test(part.head)) continue;
    const address = locationIn(head) ?? locationIn(part.head);
    const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(part.head)?.[1]?.toLowerCase();
    return { html: decoded(part.body, encoding), address };
  }
  return undefined;
}

/** What stands before the first blank line, and after it. */
function headAndBody(text: string): { readonly head: string; readonly body: string } {
  const start = text.slice(0, headLimit).trimStart();
  const blank = /\r?\n\r?\n/.exec(start);
  if (!blank) return { head: '', body: '' };
  const from = text.length - text.trimStart().length + blank.index + blank[0].length;
  return { head: start.slice(0, blank.index), body: text.slice(from) };
}

function locationIn(head: string): string | undefined {
  return /^(?:snapshot-)?content-location:\s*(https?:\S+)/im.exec(head)?.[1];
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return utf8(Uint8Array.from(atob(body.replace(/\s+/g, '')), (char) => char.charCodeAt(0)));
  if (encoding !== 'quoted-printable') return body;
  return body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/(?:=[\dA-F]{2})+/gi, (bytes) =>
      utf8(Uint8Array.from(bytes.slice(1).split('='), (byte) => Number.parseInt(byte, 16))),
    );
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
