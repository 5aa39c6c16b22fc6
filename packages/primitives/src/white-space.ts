// What .NET's char.IsWhiteSpace accepts. JavaScript's \s lacks U+0085 and adds U+FEFF, so it would read other versions.
const LEADING = /^[\t-\r\u0085\p{Z}]+/u;
const TRAILING = /[\t-\r\u0085\p{Z}]+$/u;

/** `text` without the white space that .NET's `String.Trim` removes. */
export function trimWhiteSpace(text: string): string {
  return text.replace(LEADING, '').replace(TRAILING, '');
}
