/** Hands a file to the browser's downloads. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // It is read after `click` has returned, and after the user has said where to put it, if the browser asks.
  setTimeout(() => URL.revokeObjectURL(link.href), 10 * 60_000);
}
