import { pick, type Random, several } from '@nuspine/testkit';
import { damage, oneIn, words } from './random-text.ts';
import { anyVersion, plainVersion } from './random-version.ts';

const NUMBERS = words('0 1 2 9');
const STARS = words('* *-* rc* -* .* *a');
const FLOATING_LABELS = words('* rc* rc.* beta.* a-* 0* rc.1* *a --* -* a.b-* RC* 01* 1* 10.* ** *.*');
/** Texts that are hard to tell apart, and empty sets. */
const ODD_RANGES = [
  ...[
    '*',
    '*-*',
    '**',
    '*.*',
    '1*',
    '1.*.0',
    '*-',
    ' *',
    '* ',
    '*-*-*',
    '*-*+a',
    '1.*+a',
    '1.*-*',
    '1.*--*',
    '1.0.0-*',
  ],
  ...[
    '',
    ' ',
    '[]',
    '()',
    '[,]',
    '(,)',
    '[ , ]',
    '(,',
    ',)',
    '[',
    ']',
    '[*]',
    '(*)',
    '[*, *]',
    '[1.0, *]',
    '[,1.*]',
    '(, )',
  ],
  ...['(1.0)', '(1.0]', '[1.0)', '[1.0, 1.0)', '(1.0, 1.0]', '(1.0, 1.0)', '[1.0, 1.0]', '[2.0, 1.0]', '(0, 0)'],
  ...['[1.0,2.0,3.0]', '[[1.0]]', '[1.0', '1.0]', '1.0,2.0', '[1.0;2.0]', '[1.0 , 2.0 ]', '\t[1.0]\n', '[1.*, 1.*]'],
] as const;

/** `1.*`, `1.2.3-rc.*`, `*-*` and such, mostly of a form that has a meaning. */
export function floatingVersion(random: Random): string {
  if (oneIn(random, 8)) return pick(random, ODD_RANGES);
  if (oneIn(random, 3)) return `${plainVersion(random)}${pick(random, STARS)}`;
  const numbers = several(random, 3, () => `${pick(random, NUMBERS)}.`).join('');
  return `${numbers}*${oneIn(random, 2) ? `-${pick(random, FLOATING_LABELS)}` : ''}`;
}

/** A range that is one. It may be empty. */
export function plainRange(random: Random): string {
  if (oneIn(random, 4)) return plainVersion(random);
  const [lower, upper] = [plainVersion(random), plainVersion(random)];
  const low = oneIn(random, 4) ? '' : oneIn(random, 4) ? `${pick(random, NUMBERS)}.*` : lower;
  return `${pick(random, ['[', '('])}${low}, ${oneIn(random, 4) ? '' : upper}${pick(random, [']', ')'])}`;
}

/** A range that may be one. */
export function anyRange(random: Random): string {
  if (oneIn(random, 3)) return plainRange(random);
  if (oneIn(random, 4)) return pick(random, ODD_RANGES);
  if (oneIn(random, 4)) return floatingVersion(random);
  return oneIn(random, 3) ? damage(random, plainRange(random)) : looseRange(random);
}

function looseRange(random: Random): string {
  const upper = oneIn(random, 4) ? '' : `${pick(random, [',', ', ', ' ,'])}${oneIn(random, 5) ? '' : bound(random)}`;
  return `${pick(random, ['[', '(', '', ' ['])}${bound(random)}${upper}${pick(random, [']', ')', '', '] '])}`;
}

function bound(random: Random): string {
  if (oneIn(random, 4)) return floatingVersion(random);
  return oneIn(random, 6) ? pick(random, ['', ' ']) : oneIn(random, 4) ? anyVersion(random) : plainVersion(random);
}
