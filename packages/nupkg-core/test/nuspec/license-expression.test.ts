import { describe, expect, it } from 'vitest';
import { tryParseLicenseExpression } from '../../src/index.ts';
import { FREQUENT_LICENSES } from '../../src/nuspec/license-expression.ts';

// The 73 expressions of NuGet's own tests are in tools/interop.
describe('tryParseLicenseExpression', () => {
  it.each([
    ['MIT', []],
    ['MIT OR Apache-2.0 AND BSD-2-Clause', []],
    ['((MIT)) AND (Apache-2.0+ WITH LLVM-exception)', []],
    ['(A+)AND(B)', ['A', 'B']],
  ])('reads %s', (text, unknown) => {
    expect(tryParseLicenseExpression(text)).toEqual({ unknown, isUnlicensed: false });
  });

  it.each(FREQUENT_LICENSES)('reads %s as the lists have it', (text) => {
    expect(tryParseLicenseExpression(text)).toEqual(tryParseLicenseExpression(`(${text})`));
  });

  it('knows UNLICENSED, alone', () => {
    expect(tryParseLicenseExpression('UNLICENSED')).toEqual({ unknown: [], isUnlicensed: true });
    expect(tryParseLicenseExpression('((UNLICENSED))')).toEqual({ unknown: [], isUnlicensed: true });
    for (const text of ['UNLICENSED OR MIT', '(UNLICENSED', 'UNLICENSED)', '(UNLICENSED) AND (MIT)']) {
      expect(tryParseLicenseExpression(text)).toBeUndefined();
    }
  });

  it.each([
    '',
    'MIT AND',
    'MIT or Apache-2.0',
    '(MIT',
    'MIT)',
    '()',
    'MIT++',
    'MIT OR 1',
    'MIT!',
    'GPL-2.0',
    'GPL-2.0+',
    'LLVM-exception',
    'MIT WITH Apache-2.0',
    'MIT WITH Nokia-Qt-exception-1.1',
    `${'('.repeat(200_000)}MIT`,
  ])('refuses %.40s', (text) => {
    expect(tryParseLicenseExpression(text)).toBeUndefined();
  });
});
