/* eslint-disable no-misleading-character-class -- ranges of characters, as XML 1.0 §2.3 lists them */
import { take, type XmlCursor } from './xml-cursor.ts';

// XML 1.0 §2.3: NameStartChar and NameChar.
const START =
  ':A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const NEXT = `[${START}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040]`;

/** Sources of regular expressions with the `u` flag: a name, and a character that may stand in one. */
export const NAME_CHARACTERS: { readonly name: string; readonly next: string } = {
  name: `[${START}]${NEXT}*`,
  next: NEXT,
};

const NAME = new RegExp(NAME_CHARACTERS.name, 'uy');

/** Of ASCII, where nearly all names come from: what may start a name is 2, what may only go on with one is 1. */
const ASCII: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[:A-Z_a-z]/.test(character)) return 2;
  return /[-.0-9]/.test(character) ? 1 : 0;
});

/** Takes the name at the cursor, if there is one. */
export function takeName(cursor: XmlCursor): string | undefined {
  const { text, at } = cursor;
  let end = at;
  let code = text.charCodeAt(end);
  if (ASCII[code] === 2) {
    do {
      end += 1;
      code = text.charCodeAt(end);
    } while ((ASCII[code] ?? 0) > 0);
  }
  if (code >= 128) return take(cursor, NAME)?.[0];
  if (end === at) return undefined;
  cursor.at = end;
  return text.slice(at, end);
}
