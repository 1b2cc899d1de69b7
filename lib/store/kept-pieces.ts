/*
 * A backup that is kept lies in `storage.local`, which holds JSON: as gzip in base64, in pieces, so that neither making nor
 * reading one ever has it in memory whole. Making one takes a processor for as long as its library is large, so a page leaves
 * it to a worker, which has no `storage.local`, and takes the pieces from it one by one.
 */

/** In bytes of gzip; a third more as text. A page stores a piece in some 5 ms. */
const pieceSize = 192 * 1024;

/**
 * The pieces in which a backup is kept.
 *
 * @param texts the file as `writeBackup` makes it
 * @throws what `texts` throws
 */
export async function* keptPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const bytes of inPieces(compressed(texts))) yield textOfBytes(bytes);
}

async function* compressed(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new CompressionStream('gzip');
  const feeding = feed(writable.getWriter(), texts);
  feeding.catch(() => undefined); // a reader that gives up ends the feeding too; other failures are thrown below
  for await (const bytes of readable) yield bytes;
  await feeding;
}

async function feed(writer: WritableStreamDefaultWriter<BufferSource>, texts: AsyncIterable<string>): Promise<void> {
  const encoder = new TextEncoder();
  try {
    for await (const text of texts) await writer.write(encoder.encode(text));
    await writer.close();
  } catch (error) {
    await writer.abort(error);
    throw error;
  }
}

async function* inPieces(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(pieceSize);
  let filled = 0;
  for await (const bytes of stream) {
    for (let start = 0; start < bytes.length;) {
      const part = bytes.subarray(start, start + pieceSize - filled);
      piece.set(part, filled);
      start += part.length;
      filled += part.length;
      if (filled < pieceSize) continue;
      yield piece;
      piece = new Uint8Array(pieceSize);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}

/** Base64: what `storage.local` holds is JSON. (`Uint8Array.toBase64` is of Chromium 140.) */
function textOfBytes(bytes: Uint8Array): string {
  let binary = '';
  const step = 8_192; // arguments of one call
  for (let start = 0; start < bytes.length; start += step) {
    binary += String.fromCharCode(...bytes.subarray(start, start + step));
  }
  return btoa(binary);
}

/** What a piece holds. */
export function bytesOfPiece(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  // `Uint8Array.from` takes ten times as long.
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
