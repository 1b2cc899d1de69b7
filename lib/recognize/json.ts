/** More than any page carries (Hugging Face's daily page has 130 kB); parsing a megabyte takes about 10 ms. */
const sizeLimit = 4_000_000;

/** The value a JSON text stands for; `undefined` where it is missing, cut short or beyond reason. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined || text.length > sizeLimit) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // A page whose data is broken still has its text.
  }
}

/** What lies at a path of own properties; `undefined` as soon as there is nothing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const name of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined;
    here = Reflect.get(here, name);
  }
  return here;
}

export function stringAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The items of the array at a path; none where there is no array. */
export function itemsAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}
