import { pick, type Random, several } from '@nuspine/testkit';
import { damage, oneIn, words } from './random-text.ts';

const SMALL = words('0 1 2 9');
const NUMBERS = [
  ...['0', '1', '2', '3', '9', '10', '12', '01', '007', '00', '2147483646', '2147483647', '2147483648', '4294967296'],
  ...['99999999999999999999', ' 1', '1 ', '\t2', '+1', '-1', '', '1e3', '0x1', '\u0663', '\uff11', '1\u0000'],
] as const;
const LABELS = words('a beta rc 0 1 10 BETA Beta rc-1 a- x-y - -- alpha preview1 -1 -0 2147483647 2147483648');
const ODD_LABELS = [
  ...['', '01', '007', '01a', '0a', '10000000000', '-2147483648', '-2147483649', 'a_b', 'a b', ' ', '\u00e9', '\u0130'],
  ...['A', '---', '0-0', '1-', '00000000000', '+', 'a+b', '\u0663'],
] as const;
/** Longer than any buffer that was made for versions, and numbers that only look too large. */
const LONG = [
  '1'.repeat(40),
  '0'.repeat(40),
  `${'0'.repeat(30)}7`,
  'a'.repeat(300),
  '-'.repeat(50),
  '9'.repeat(9),
] as const;
const METADATA = words('a B.1 001 a-b 0 --- sha.5114f85');

/** A version that is one, of numbers near each other so that many are level. */
export function plainVersion(random: Random): string {
  const numbers = [pick(random, SMALL), ...several(random, 3, () => pick(random, SMALL))].join('.');
  const labels = oneIn(random, 2)
    ? `-${[pick(random, LABELS), ...several(random, 2, () => pick(random, LABELS))].join('.')}`
    : '';
  return `${numbers}${labels}${oneIn(random, 8) ? `+${pick(random, METADATA)}` : ''}`;
}

/** A version of exactly three numbers, or nearly so. */
export function semanticVersion(random: Random): string {
  const numbers = Array.from({ length: oneIn(random, 6) ? 4 : 3 }, () => pick(random, SMALL)).join('.');
  return numbers + plainVersion(random).replace(/^[0-9.]+/, '');
}

/** A version that may be one. */
export function oddVersion(random: Random): string {
  const numbers = [oddNumber(random), ...several(random, 4, () => oddNumber(random))].join('.');
  const labels = several(random, 3, () => oddLabel(random));
  const metadata = oneIn(random, 4) ? `+${pick(random, oneIn(random, 2) ? METADATA : ODD_LABELS)}` : '';
  return `${numbers}${labels.length > 0 ? `-${labels.join('.')}` : ''}${metadata}`;
}

/** Plain, odd, or plain but for one character. */
export function anyVersion(random: Random): string {
  if (oneIn(random, 3)) return oddVersion(random);
  return oneIn(random, 3) ? damage(random, plainVersion(random)) : plainVersion(random);
}

function oddNumber(random: Random): string {
  return oneIn(random, 30) ? pick(random, LONG) : pick(random, oneIn(random, 2) ? SMALL : NUMBERS);
}

function oddLabel(random: Random): string {
  return oneIn(random, 20) ? pick(random, LONG) : pick(random, oneIn(random, 2) ? LABELS : ODD_LABELS);
}
