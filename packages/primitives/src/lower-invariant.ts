/** Only letters beyond ASCII are mapped differently, and they are rare: this test is what makes names cheap to compare. */
const BEYOND_ASCII = /[^\0-\u007f]/;

/**
 * Lower case by .NET's invariant rules, which map letter by letter and leave `İ` alone. JavaScript would make two
 * letters of it, and another sigma of one that ends a word.
 */
export function toLowerInvariant(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  return Array.from(text, (letter) => (letter === '\u0130' ? letter : letter.toLowerCase())).join('');
}
