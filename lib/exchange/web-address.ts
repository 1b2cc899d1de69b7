/**
 * An http(s) address safe to write into any of our formats: braces, backslashes, quotes, angle and round brackets,
 * which would end a BibTeX field or a Markdown link, are percent-encoded. `undefined` for any other scheme.
 */
export function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !/^https?:\/\//i.test(text)) return undefined;
  if (!URL.canParse(text)) return undefined;
  return new URL(text).href.replace(
    /[{}\\"<>()|^`\s]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
