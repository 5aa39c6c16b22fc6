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

/** As `listOf`, but sometimes with nothing in it, and with a text twice, once in another case. */
export function looseListOf(random: Random, most: number, make: (random: Random) => string): string[] {
  if (oneIn(random, 40)) return [];
  const texts = listOf(random, most, make);
  return oneIn(random, 6) ? [...texts, inOddCase(random, texts[random(texts.length)] ?? '')] : texts;
}

/** The text with each letter in whatever case. */
export function inOddCase(random: Random, text: string): string {
  return Array.from(text, (letter) => (oneIn(random, 2) ? letter.toUpperCase() : letter.toLowerCase())).join('');
}

/** The text with a character more, less, another, or in another case; now and then with much more wrong with it. */
export function damage(random: Random, text: string): string {
  const damaged = damageOnce(random, text);
  return oneIn(random, 4) ? damage(random, damaged) : damaged;
}

function damageOnce(random: Random, text: string): string {
  // Half a surrogate pair is no text to NuGet's JSON reader.
  const characters = Array.from(text);
  const at = random(characters.length + 1);
  const before = characters.slice(0, at).join('');
  const [next = '', ...rest] = characters.slice(at);
  const after = next + rest.join('');
  switch (random(6)) {
    case 0:
      return before + pick(random, ODD_CHARACTERS) + after;
    case 1:
      return before + rest.join('');
    case 2:
      return before + pick(random, ODD_CHARACTERS) + rest.join('');
    case 3:
      return before.toUpperCase() + after;
    case 4:
      return before + text + after;
    default:
      return inOddCase(random, text);
  }
}
