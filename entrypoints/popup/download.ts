/** Hands a file to the browser's downloads. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Firefox reads the blob after `click` has returned, and asks where to put it first if the user wants that.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** `deja-lu-2026-11-20.bib`, by the local date. */
export function datedName(extension: string, at: Date): string {
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0'));
  return `deja-lu-${at.getFullYear()}-${month}-${day}.${extension}`;
}
