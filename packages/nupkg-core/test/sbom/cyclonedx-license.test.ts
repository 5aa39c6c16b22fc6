import { LicenseExpression, NamedLicense, SpdxLicense } from '@cyclonedx/cyclonedx-library/Models';
import { describe, expect, it } from 'vitest';
import type { FlattenedPackage } from '../../src/index.ts';
import { declaredLicense, isWebAddress } from '../../src/sbom/cyclonedx-license.ts';
import { reportedPackage } from '../builders/flatten-report.ts';

describe('declaredLicense', () => {
  const ofType = (license: string, licenseType: FlattenedPackage['licenseType'] = 'expression') =>
    declaredLicense(reportedPackage('A', { license, licenseType }));

  it.each([
    ['MIT', 'expression', SpdxLicense],
    ['MIT OR Apache-2.0', 'expression', LicenseExpression],
    ['my own terms', 'expression', NamedLicense],
    ['LICENSE.md', 'file', NamedLicense],
    ['MIT', 'file', NamedLicense],
    ['https://example.com/license', 'url', NamedLicense],
    ['javascript:alert(1)', 'url', NamedLicense],
  ] as const)('reads %s (%s)', (license, type, kind) => {
    expect(ofType(license, type)).toEqual([expect.any(kind)]);
  });

  it('leads to no address but one of the web', () => {
    expect(ofType('https://example.com/license', 'url')).toMatchObject([{ url: 'https://example.com/license' }]);
    expect(ofType('javascript:alert(1)', 'url')).toMatchObject([{ url: undefined }]);
  });

  it('says nothing where the package says nothing', () => {
    expect(declaredLicense(reportedPackage('A'))).toEqual([]);
    expect(ofType('  ')).toEqual([]);
  });
});

describe('isWebAddress', () => {
  it.each([
    ['https://example.com', true],
    ['HTTP://example.com', true],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['example.com', false],
    ['', false],
  ])('says of %j: %s', (text, is) => {
    expect(isWebAddress(text)).toBe(is);
  });
});
