/** Drawn on a 16 × 16 grid, stroked in the colour of the text. */
const paths = {
  close: 'M4 4l8 8M12 4l-8 8',
  locate: 'M8 3v10M4 9l4 4 4-4',
} as const;

/** Decoration only: the button around it carries the name. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
    </svg>
  );
}
