import { parse, TomlDate, TomlError } from 'smol-toml';
import { MatrixError } from '../errors.ts';
import { requireWithin } from '../limits.ts';
import { type KeyPositions, keyPositions } from './key-positions.ts';

export interface TomlDocument {
  /** Tables, arrays, strings, numbers and booleans; dates as the text of RFC 3339. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly positions: KeyPositions;
}

/** Parses TOML and finds its keys. Throws `MATRIX_TOML_INVALID` with line and column, or `MATRIX_LIMIT_EXCEEDED`. */
export function parseToml(text: string): TomlDocument {
  requireWithin('fileCharacters', text.length);
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    const value = withoutDates(parse(plain, { unsafeKeyBehaviour: 'throw', maxDepth: 32 }));
    if (!isTable(value)) throw new TypeError('a TOML document is a table');
    return { value, positions: keyPositions(plain) };
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    const place = `versions.toml:${String(cause.line)}:${String(cause.column)}`;
    const [reason = ''] = cause.message.split('\n');
    throw new MatrixError('MATRIX_TOML_INVALID', `file is not TOML: ${reason}`, { path: place, line: cause.line });
  }
}

/** A table of a parsed document. */
export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value without dates stays as it is: nearly all of a file is. */
function withoutDates(value: unknown): unknown {
  if (!holdsDate(value)) return value;
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(withoutDates);
  if (!isTable(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutDates(inner)]));
}

function holdsDate(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value instanceof TomlDate || Object.values(value).some(holdsDate);
}
