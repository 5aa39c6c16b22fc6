import { pick, type Random } from '@nuspine/testkit';
import { oneIn } from './random-text.ts';

const LICENSES = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'LPL-1.0', 'AFL-1.1', 'MS-PL', 'Cool', 'A'] as const;
const EXCEPTIONS = ['389-exception', 'Classpath-exception-2.0', 'LLVM-exception'] as const;
/** Given up by SPDX, no license at all, in the wrong case or place. */
const WRONG = [
  'GPL-2.0',
  'GPL-2.0+',
  'eCos-2.0',
  'UNLICENSED',
  'mit',
  'and',
  'MIT++',
  '+',
  'é',
  'a/b',
  '',
  ...EXCEPTIONS,
] as const;

/** A license expression, mostly well-formed. */
export function licenseExpression(random: Random): string {
  const text = expression(random, 3);
  if (!oneIn(random, 8)) return text;
  const at = random(text.length + 1);
  return text.slice(0, at) + pick(random, ['(', ')', '+', ' ', ' AND ', ' WITH ']) + text.slice(at);
}

function expression(random: Random, depth: number): string {
  switch (depth === 0 ? 3 : random(5)) {
    case 0:
      return `${expression(random, depth - 1)} AND ${expression(random, depth - 1)}`;
    case 1:
      return `${expression(random, depth - 1)} OR ${expression(random, depth - 1)}`;
    case 2:
      return `(${expression(random, depth - 1)})`;
    default:
      return term(random);
  }
}

function term(random: Random): string {
  const license = oneIn(random, 25) ? pick(random, WRONG) : pick(random, LICENSES);
  const plus = oneIn(random, 6) ? '+' : '';
  const exception = oneIn(random, 20) ? pick(random, LICENSES) : pick(random, EXCEPTIONS);
  return `${license}${plus}${oneIn(random, 5) ? ` WITH ${exception}` : ''}`;
}

/** The element of a nuspec, mostly with a type. */
export function licenseElement(random: Random): string {
  const type = pick(random, ['expression', 'expression', 'Expression', 'file', 'text', '']);
  const version = oneIn(random, 4)
    ? ` version="${pick(random, ['1.0.0', '1.0', '2.0', '0.9', '1.0.0.1', '1', 'x', ''])}"`
    : '';
  const text = oneIn(random, 10) ? ' ' : licenseExpression(random);
  return `<license type="${type}"${version}>${text}</license>`;
}
