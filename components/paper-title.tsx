import type { ComponentChildren } from 'preact';

interface PaperTitleProps {
  readonly url: string | undefined;
  /** The title. */
  readonly children: ComponentChildren;
}

/** The title, a link where there is an http(s) address to open. Where the arrow keys put the focus of a row. */
export function PaperTitle({ url, children }: PaperTitleProps) {
  return (
    <h3 class="title" dir="auto">
      {url !== undefined && isWebAddress(url) ? (
        <a href={url} target="_blank" rel="noopener noreferrer" data-row-focus>
          {children}
        </a>
      ) : (
        <span tabIndex={-1} data-row-focus>
          {children}
        </span>
      )}
    </h3>
  );
}

/** Addresses come from pages and files: `javascript:` and its like never become links. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
