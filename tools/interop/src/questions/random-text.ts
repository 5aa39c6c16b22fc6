import { pick, type Random } from '@nuspine/testkit';

/** What readers trip over: signs, white space that is none to some, digits that are not ASCII, letters with odd cases. */
const ODD_CHARACTERS = [
  ...['.', '-', '+', '*', ',', '[', ')', '%', '=', '|', '0', '9', 'a', 'Z', 'v', '_', '/', '\\'],
  ...[' ', '\t', '\n', '\r\n', '\u000b', '\u0085', '\u00a0', '\u200b', '\u2028', '\u3000', '\ufeff', '\u0000'],
  ...['\u00e9', '\u0130', '\u0131', '\u017f', '\u212a', '\u00df', '\u0663', '\uff11', '\ud83d\ude00'],
] as const;

/** The words of a text, of which there is at least one. */
export function words(text: string): readonly [string, ...string[]] {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  return [first, ...rest];
}

export function oneIn(random: Random, chances: number): boolean {
  return random(chances) === 0;
}

/** Between one and `most` texts that `make` makes. */
export function listOf(random: Random, most: number, make: (random: Random) => string): string[] {
  return Array.from({ length: 1 + random(most) }, () => make(random));
}

/** The text with one character more, less, another, or in another case. */
export function damage(random: Random, text: string): string {
  const at = random(text.length + 1);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  switch (random(4)) {
    case 0:
      return before + pick(random, ODD_CHARACTERS) + after;
    case 1:
      return before + after.slice(1);
    case 2:
      return before + pick(random, ODD_CHARACTERS) + after.slice(1);
    default:
      return before.toUpperCase() + after;
  }
}
