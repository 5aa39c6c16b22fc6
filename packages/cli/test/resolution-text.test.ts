import { describe, expect, it } from 'vitest';
import { resolutionText, whyText } from '../src/resolution-text.ts';

const SERILOG = {
  id: 'Serilog',
  version: '4.0.0',
  direct: true,
  why: 'nearest' as const,
  path: ['Serilog [4.0.0, )'],
  requestedBy: [
    { package: '', range: '[4.0.0, )', decides: true },
    { package: 'Sink 2.0.0', range: '[4.1.0, )', decides: false },
  ],
  assets: ['compile' as const],
};

const FINDING = {
  code: 'NU1102' as const,
  level: 'error' as const,
  message: 'no feed has a version for B [9.0.0, )',
  id: 'B',
  path: ['A [1.0.0, )', 'B [9.0.0, )'],
  available: ['1.0.0', '2.0.0'],
};

describe('resolutionText', () => {
  it('says for each package which request chose it, and how', () => {
    expect(resolutionText({ framework: 'net8.0', ok: true, packages: [SERILOG], findings: [] })).toBe(
      [
        'package  version  why              because of',
        'Serilog  4.0.0    nearest request  Serilog [4.0.0, )',
        '',
        '1 packages for net8.0, 0 findings',
        '',
      ].join('\n'),
    );
  });

  it('says what is wrong, where, and what there is instead', () => {
    const text = resolutionText({ framework: 'net8.0', ok: false, packages: [], findings: [FINDING] });
    expect(text).toContain(
      [
        'NU1102 error: no feed has a version for B [9.0.0, )',
        '  path:      A [1.0.0, ) > B [9.0.0, )',
        '  available: 1.0.0, 2.0.0',
        '',
      ].join('\n'),
    );
  });

  it('says what became of the lock file', () => {
    const text = resolutionText({ framework: 'net8.0', ok: true, packages: [], findings: [], lockFile: 'written' });
    expect(text).toContain('0 findings, lock file written\n');
  });
});

describe('whyText', () => {
  it('says who asks for a package, and who decides', () => {
    expect(whyText('serilog', [SERILOG])).toBe(
      [
        'Serilog 4.0.0: nearest request',
        '  Serilog [4.0.0, )',
        '',
        'asked for by  range',
        'the root      [4.0.0, )  decides',
        'Sink 2.0.0    [4.1.0, )',
        '',
      ].join('\n'),
    );
  });

  it('says that a package is not there', () => {
    expect(whyText('Dapper', [])).toBe('Dapper is not in the tree\n');
  });
});
