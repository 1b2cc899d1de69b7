const names =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/** Greek letters by the names TeX and HTML share: `beta` is β, `Delta` is Δ. */
export const greekLetters: ReadonlyMap<string, string> = new Map(
  names.flatMap((name, i) => [
    [name, String.fromCharCode(0x3b1 + i)],
    [name.charAt(0).toUpperCase() + name.slice(1), String.fromCharCode(0x391 + i)],
  ]),
);
