/** Values of a document that somebody else validates. */

export function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Nothing unless every value is a text. */
export function textsOf(value: unknown): readonly string[] | undefined {
  const texts = Array.isArray(value) ? value.map(textOf) : [undefined];
  const found = texts.filter((text) => text !== undefined);
  return found.length === texts.length ? found : undefined;
}
