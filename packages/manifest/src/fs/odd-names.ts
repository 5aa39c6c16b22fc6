import { isUtf8 } from 'node:buffer';
import { readdirSync } from 'node:fs';

// What a byte that is no UTF-8 is read as. A name may also have this very character.
const REPLACEMENT = '\ufffd';

const NONE: ReadonlySet<string> = new Set();

/** The names of a folder's entries that are not UTF-8, as they are read: nothing, or another file, can be opened by them. */
export function oddNames(folder: string, entries: readonly { readonly name: string }[]): ReadonlySet<string> {
  if (!entries.some(({ name }) => name.includes(REPLACEMENT))) return NONE;
  const bytes = readdirSync(folder, { encoding: 'buffer' });
  return new Set(bytes.filter((name) => !isUtf8(name)).map((name) => name.toString('utf8')));
}

/**
 * The parts of an output of git, each of which ends in a NUL; `odd` are those that are not UTF-8. There may be two million:
 * they are looked at one by one only where some character may be none.
 */
export function nulParts(output: Buffer): { readonly texts: readonly string[]; readonly odd: readonly string[] } {
  const texts = output
    .toString('utf8')
    .split('\0')
    .filter((text) => text !== '');
  if (isUtf8(output)) return { texts, odd: [] };
  const odd: string[] = [];
  for (let start = 0; start < output.length; ) {
    const found = output.indexOf(0, start);
    const end = found < 0 ? output.length : found;
    const part = output.subarray(start, end);
    if (!isUtf8(part)) odd.push(part.toString('utf8'));
    start = end + 1;
  }
  return { texts, odd };
}
