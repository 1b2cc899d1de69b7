import { readableTex } from '../identity/tex.ts';
import { splitMath } from './math.ts';
import { onOneLine } from './one-line.ts';

/**
 * A title on one line as it would be printed, its `$…$` math kept. Sites that show arXiv's text as it was sent in show TeX
 * commands in it (`\textit{Maps} \& Gradients`, 4 titles in 10,000), which no bibliography should print. What holds no
 * backslash comes out as it went in.
 */
export function printedLine(text: string): string {
  return splitMath(onOneLine(text))
    .map((part) => {
      if (part.kind === 'math') return `$${part.text}$`;
      return part.text.includes('\\') ? readableTex(part.text) : part.text;
    })
    .join('');
}
