// What .NET's char.IsWhiteSpace accepts. JavaScript's \s lacks U+0085 and adds U+FEFF, so it would read other versions.
const WHITE_SPACE = /^[\t-\r\u0085\p{Z}]$/u;

/**
 * `text` without the white space that .NET's `String.Trim` removes. Looks from both ends: an expression that looks for
 * the end of a run takes minutes where a package has a hundred thousand blanks in the middle of a version.
 */
export function trimWhiteSpace(text: string): string {
  if (isVisible(text.charCodeAt(0)) && isVisible(text.charCodeAt(text.length - 1))) return text;
  let start = 0;
  let end = text.length;
  while (start < end && WHITE_SPACE.test(text.charAt(start))) start += 1;
  while (start < end && WHITE_SPACE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** ASCII that can be seen, as nearly every text begins and ends with; of no letter there is no code. */
function isVisible(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}
