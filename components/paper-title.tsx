interface PaperTitleProps {
  readonly title: string;
  readonly url: string | undefined;
}

/** The title, a link where there is an http(s) address to open. Where the arrow keys put the focus of a row. */
export function PaperTitle({ title, url }: PaperTitleProps) {
  return (
    <h3 class="title" dir="auto">
      {url !== undefined && isWebAddress(url) ? (
        <a href={url} target="_blank" rel="noopener noreferrer" data-row-focus>
          {title}
        </a>
      ) : (
        <span tabIndex={-1} data-row-focus>
          {title}
        </span>
      )}
    </h3>
  );
}

/** Addresses come from pages and files: `javascript:` and its like never become links. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
