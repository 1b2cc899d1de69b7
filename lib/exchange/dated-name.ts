/** `deja-lu-2026-11-20.bib`, by the local date. */
export function datedName(extension: string, at: Date): string {
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0'));
  return `deja-lu-${at.getFullYear()}-${month}-${day}.${extension}`;
}

/** The same of a backup, which is in gzip where it is large (`backupFile`). */
export function backupName(mediaType: string, at: Date): string {
  return datedName(mediaType === 'application/gzip' ? 'backup.json.gz' : 'backup.json', at);
}
