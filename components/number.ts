import { locale } from './locale.ts';

/** “12,345”. */
export function numberText(number: number): string {
  return new Intl.NumberFormat(locale()).format(number);
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** “1.4 MB”, in the largest unit that leaves at least one. */
export function sizeText(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** power);
}
