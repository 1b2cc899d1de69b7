/** Adds one style sheet to a shadow root. */
export type Styling = (root: ShadowRoot) => void;

/** One style sheet for any number of shadow roots, parsed once. */
export function sharedStyling(css: string): Styling {
  let sheet: CSSStyleSheet | undefined;
  return (root) => {
    try {
      sheet ??= newSheet(css);
      root.adoptedStyleSheets = [sheet];
    } catch {
      // Firefox before 153 refuses adopted sheets to content scripts (its bug 1751346).
      const style = document.createElement('style');
      style.textContent = css;
      root.append(style);
    }
  };
}

function newSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

let nursery: Document | undefined;

/**
 * An element of ours for a page, with what it shows in a closed shadow root. It carries no attribute.
 *
 * It gets its root in a document without custom elements: had the page defined one of this name, the element would be the
 * page's from its first moment, and `attachInternals().shadowRoot` would hand the page even a closed root.
 */
export function createShadowHost(tag: string, styling: Styling, content: readonly (Node | string)[]): HTMLElement {
  nursery ??= document.implementation.createHTMLDocument();
  const host = nursery.createElement(tag);
  const root = host.attachShadow({ mode: 'closed' });
  document.adoptNode(host);
  styling(root);
  root.append(...content);
  return host;
}

// What a card would take as meant for itself.
const contained = ['click', 'auxclick', 'dblclick', 'pointerdown', 'mousedown', 'keydown'];

/** Keeps what the reader does in a shadow root from the page around it. */
export function containEvents(root: EventTarget): void {
  for (const type of contained) root.addEventListener(type, contain);
}

function contain(event: Event): void {
  event.stopPropagation();
  // A badge may stand inside a link. Of keys and presses only these two have to be kept from it.
  if (event.type === 'click' || event.type === 'auxclick') event.preventDefault();
}
