import { pick, type Random } from '@nuspine/testkit';
import { damage, listOf, oneIn } from './random-text.ts';

const PARTS = [
  ...['a', 'B', '9', '_', 'Package', '\u00e9', '\u4e2d', '\u0130', '\u0301', '\u203f', '\u0663', '\u30fc', '\u00aa'],
  ...['\u2160', '\u0903', '\u20dd', '\u200d', '\u00b7', '\ufb00', '\ud835\udc00', ' ', '$', '@', '/', '\\'],
] as const;
const PLAIN = ['a', 'B', '9', '_', 'Package'] as const;
const JOINTS = ['', '', '', '.', '-', '.', '..', '-.', '--'] as const;

/** Letters that Node has and .NET 10 does not have yet. */
const UNICODE_17 = [
  [0x088f, 0x088f],
  [0x0c5c, 0x0c5c],
  [0x0cdc, 0x0cdc],
  [0x1acf, 0x1aeb],
  [0xa7ce, 0xa7f1],
] as const;

/** A package id that may be one: words of any script, and what stands between them. */
export function packageId(random: Random): string {
  if (oneIn(random, 20)) return 'x'.repeat(98 + random(5));
  const id = listOf(random, 3, () => `${part(random)}${pick(random, JOINTS)}`).join('') + part(random);
  // NuGet lets a line break at the end pass, and we do not.
  return (oneIn(random, 5) ? damage(random, id) : id).replace(/\n$/, '');
}

/** Now and then any character at all that is neither half a pair nor a line break, which has its own rule. */
function part(random: Random): string {
  if (!oneIn(random, 12)) return pick(random, oneIn(random, 3) ? PARTS : PLAIN);
  const code = 0x21 + random(0xd7ff - 0x21);
  return UNICODE_17.some(([first, last]) => code >= first && code <= last) ? 'a' : String.fromCharCode(code);
}
