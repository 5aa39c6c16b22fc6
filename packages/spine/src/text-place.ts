/** Line and column in a text, both from 1; a column counts UTF-16 code units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export function textPlace(text: string, at: number): TextPlace {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
