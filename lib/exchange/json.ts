export type JsonObject = Readonly<Record<string, unknown>>;

/** What a text says as JSON; `undefined` for what is not JSON, which itself has no `undefined`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that is not empty, or a number, which programs write where a text belongs; `undefined` for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** What `read` makes of the items of a list, without those it makes nothing of. Empty for what is no list. */
export function listOf(value: unknown, read: (item: unknown) => string | undefined = textOf): readonly string[] {
  return Array.isArray(value) ? value.flatMap((item) => read(item) ?? []) : [];
}
