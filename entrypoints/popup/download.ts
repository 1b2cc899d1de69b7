/** Hands a file to the browser's downloads. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Firefox reads the blob after `click` has returned, and asks where to put it first if the user wants that.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
