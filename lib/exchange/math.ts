/** A stretch of a title: words, or the inside of `$…$`. */
export interface TitlePart {
  readonly kind: 'words' | 'math';
  readonly text: string;
}

/** Longer stretches between two dollar signs are prose about money. */
const longestMath = 300;

/** Commands that print and do nothing else. `\input`, `\csname`, `\def` and everything unheard of is text, not math. */
const printingCommands = new Set(
  (
    'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho ' +
    'sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ' +
    'mathbb mathcal mathrm mathbf mathsf mathtt mathit mathfrak mathscr boldsymbol bm bf rm it text textbf textit textrm textsc ' +
    'operatorname sqrt frac hat bar tilde vec dot ddot widehat widetilde overline underline left right big Big ' +
    'infty times cdot cdots ldots dots circ ast star pm mp div oplus otimes odot wedge vee cap cup setminus ' +
    'in notin ni subset subseteq supset supseteq le leq ge geq ll gg ne neq approx sim simeq cong equiv propto perp parallel mid nmid ' +
    'to gets mapsto rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow uparrow downarrow longrightarrow ' +
    'forall exists neg partial nabla int sum prod lim max min sup inf log ln exp sin cos tan dim ker det deg arg ' +
    'ell hbar Re Im aleph emptyset varnothing prime dagger ddagger top bot angle triangle square ' +
    'langle rangle lfloor rfloor lceil rceil lbrace rbrace quad qquad'
  ).split(' '),
);

/**
 * Takes a title apart at its `$…$`. By Pandoc's rule a dollar sign opens math only before, and closes it only after, a
 * character that is not a space, and a digit after the closing one makes it money. What is inside must have its braces
 * balanced and hold nothing but printing commands; otherwise the dollar signs are words. Linear; nothing is lost.
 */
export function splitMath(title: string): readonly TitlePart[] {
  const parts: TitlePart[] = [];
  let wordsFrom = 0;
  let opening = title.indexOf('$');
  while (opening !== -1) {
    const closing = title.indexOf('$', opening + 1);
    if (closing === -1) break;
    const inside = title.slice(opening + 1, closing);
    if (title[opening - 1] !== '\\' && isMath(inside) && !/\d/.test(title[closing + 1] ?? '')) {
      if (opening > wordsFrom) parts.push({ kind: 'words', text: title.slice(wordsFrom, opening) });
      parts.push({ kind: 'math', text: inside });
      wordsFrom = closing + 1;
      opening = title.indexOf('$', wordsFrom);
    } else {
      opening = closing;
    }
  }
  if (wordsFrom < title.length) parts.push({ kind: 'words', text: title.slice(wordsFrom) });
  return parts;
}

function isMath(inside: string): boolean {
  if (inside.length === 0 || inside.length > longestMath || /^\s|\s$|\\$/u.test(inside)) return false;
  const symbols = inside.replace(/\\([A-Za-z]+|[,;:!{}|])/g, (_, command: string) =>
    printingCommands.has(command) || !/[A-Za-z]/.test(command) ? ' ' : '\\',
  );
  return /^[\p{L}\p{N} ^_{}+\-=()[\],./*<>|!':;]*$/u.test(symbols) && hasBalancedBraces(inside);
}

/** As BibTeX counts: a backslash before a brace makes no difference. */
function hasBalancedBraces(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
