const namespace = 'http://www.w3.org/2000/svg';

/** Lines on a 16 by 16 grid. Drawn here because a page's policy may forbid images, data addresses included. */
const paths = {
  bookmark: 'M4 2.5h8v11l-4-3-4 3z',
  cross: 'M4 4l8 8M12 4l-8 8',
  minus: 'M3.5 8h9',
  back: 'M6 4L2.5 7.5 6 11M3 7.5h6.5a3.5 3.5 0 0 1 0 7',
  down: 'M8 3v10M4 9l4 4 4-4',
} as const;

export type Icon = keyof typeof paths;

export function drawIcon(icon: Icon): SVGSVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS(namespace, 'path'));
  changeIcon(svg, icon);
  return svg;
}

export function changeIcon(svg: SVGSVGElement, icon: Icon): void {
  svg.firstElementChild?.setAttribute('d', paths[icon]);
}
