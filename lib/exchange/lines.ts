/** The lines of a UTF-8 file without their line ends (LF or CR LF), read in pieces. A last line end opens no further line. */
export async function* readLines(file: Blob): AsyncGenerator<string> {
  let carry = '';
  for await (const piece of file.stream().pipeThrough(new TextDecoderStream())) {
    // Only the new piece is searched, so that one endless line costs no more than its length.
    const [rest = '', ...lines] = piece.split('\n');
    carry += rest;
    for (const line of lines) {
      yield carry.replace(/\r$/, '');
      carry = line;
    }
  }
  if (carry !== '') yield carry;
}
