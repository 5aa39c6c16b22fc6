import type { Position } from '../position.ts';

const QUOTES = ['"""', "'''", '"', "'"] as const;

/** Moves over the tokens of a TOML text that is known to be well formed. */
export class TomlCursor {
  readonly #text: string;
  readonly #lineStarts: readonly number[];
  #index = 0;

  constructor(text: string) {
    this.#text = text;
    this.#lineStarts = lineStartsOf(text);
  }

  /** The next character, or nothing at the end. */
  peek(): string {
    return this.#text.charAt(this.#index);
  }

  take(token: string): boolean {
    const found = this.#text.startsWith(token, this.#index);
    if (found) this.#index += token.length;
    return found;
  }

  /** White space, line ends and comments, which are returned. */
  skipBlank(): string {
    return this.#match(/(?:\s|#[^\n]*)*/y);
  }

  /** A bare or quoted key, as the value it stands for. */
  takeKey(): string {
    const quote = this.#quote();
    if (quote === undefined) {
      const bare = this.#match(/[^\s.=\]]+/y);
      // Always forward, so that no text can hold the scan up.
      if (bare === '') this.#index++;
      return bare;
    }
    const raw = this.#quoted(quote);
    return quote === '"' ? unescaped(raw) : raw;
  }

  /** A string, or anything that ends at a comma, a bracket, a comment or the line. */
  skipScalar(): void {
    const quote = this.#quote();
    if (quote === undefined) this.#skip(/[^,\]}#\n]*/y);
    else this.#quoted(quote);
  }

  /** Where it is in the text, in UTF-16 code units from 0. */
  get index(): number {
    return this.#index;
  }

  /** The line and column of a place in the text. */
  positionOf(index: number): Position {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: index - (this.#lineStarts[low] ?? 0) + 1 };
  }

  #quote(): (typeof QUOTES)[number] | undefined {
    return QUOTES.find((quote) => this.#text.startsWith(quote, this.#index));
  }

  /** What stands between the quotes. TOML 1.1.0, "String": only basic strings have escapes. */
  #quoted(quote: (typeof QUOTES)[number]): string {
    const start = (this.#index += quote.length);
    const hasEscapes = quote.startsWith('"');
    while (this.#index < this.#text.length && !this.#text.startsWith(quote, this.#index)) {
      this.#index += hasEscapes && this.peek() === '\\' ? 2 : 1;
    }
    const end = this.#index;
    this.#index += quote.length;
    // A multi-line string may end in more quotes: the last three close it.
    while (quote.length === 3 && this.peek() === quote.charAt(0)) this.#index++;
    return this.#text.slice(start, end);
  }

  #match(pattern: RegExp): string {
    const start = this.#index;
    this.#skip(pattern);
    return this.#text.slice(start, this.#index);
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#index;
    if (pattern.test(this.#text)) this.#index = pattern.lastIndex;
  }
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\u001b' };

function unescaped(raw: string): string {
  return raw.replaceAll(
    /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|([^]))/g,
    (_, short?: string, long?: string, byte?: string, plain = '') => {
      const digits = short ?? long ?? byte;
      return digits === undefined ? (ESCAPES[plain] ?? plain) : String.fromCodePoint(Number.parseInt(digits, 16));
    },
  );
}
