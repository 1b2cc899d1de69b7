/** In characters. No row is longer; without a bound, a small compressed file could fill the memory with one line. */
const longestLine = 8_000_000;

/**
 * The lines of a UTF-8 file, compressed by gzip or not, without their line ends (LF or CR LF), read in pieces. A last line
 * end opens no further line. Compressed data that breaks off, and a line too long to be one, end the file.
 */
export async function* readLines(file: Blob): AsyncGenerator<string> {
  const isCompressed = await isGzip(file);
  const bytes = isCompressed ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  let carry = '';
  try {
    for await (const piece of bytes.pipeThrough(new TextDecoderStream())) {
      // Only the new piece is searched, so that one endless line costs no more than its length.
      const [rest = '', ...lines] = piece.split('\n');
      carry += rest;
      for (const line of lines) {
        yield carry.replace(/\r$/, '');
        carry = line;
      }
      if (carry.length > longestLine) break;
    }
  } catch (error) {
    // What DecompressionStream throws at data that is damaged or incomplete; a file that cannot be read throws another.
    if (!isCompressed || !(error instanceof TypeError)) throw error;
  }
  if (carry !== '') yield carry;
}

/** Whether a file opens with the two bytes of gzip (RFC 1952). */
export async function isGzip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}
