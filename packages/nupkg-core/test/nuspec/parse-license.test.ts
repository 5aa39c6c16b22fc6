import { describe, expect, it } from 'vitest';
import { type NuspecLicense, parseNuspec } from '../../src/index.ts';

function licenseOf(element: string): NuspecLicense | undefined {
  const xml = `<package><metadata><id>A</id><version>1.0</version>${element}</metadata></package>`;
  return parseNuspec(Buffer.from(xml)).license;
}

describe('parseLicense', () => {
  it.each([
    ['<license type="expression">MIT</license>', 'expression', 'MIT', '1.0.0', []],
    ['<license type="File"> LICENSE.txt </license>', 'file', 'LICENSE.txt', '1.0.0', []],
    ['<license type="expression"/>', 'expression', '', '1.0.0', [{ kind: 'empty' }]],
    [
      '<license type="expression">MIT oR A</license>',
      'expression',
      'MIT oR A',
      '1.0.0',
      [{ kind: 'malformed', found: 'MIT oR A' }],
    ],
    [
      '<license type="expression">A OR B</license>',
      'expression',
      'A OR B',
      '1.0.0',
      [{ kind: 'unknown', found: 'A, B' }],
    ],
    ['<license type="expression">UNLICENSED</license>', 'expression', 'UNLICENSED', '1.0.0', [{ kind: 'unlicensed' }]],
    [
      '<license type="expression" version="9">MIT</license>',
      'expression',
      'MIT',
      '1.0.0',
      [{ kind: 'version-malformed', found: '9' }],
    ],
    [
      '<license type="expression" version="10.0">?</license>',
      'expression',
      '?',
      '10.0',
      [{ kind: 'version-unsupported', found: '10.0' }],
    ],
  ])('reads %s', (element, type, text, version, problems) => {
    expect(licenseOf(element)).toEqual({ type, text, version, problems });
  });

  it.each(['', '<license>MIT</license>', '<license type="text">MIT</license>'])('sees none in %j', (element) => {
    expect(licenseOf(element)).toBeUndefined();
  });
});
