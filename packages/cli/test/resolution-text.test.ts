import { describe, expect, it } from 'vitest';
import { resolutionText } from '../src/resolution-text.ts';

const SERILOG = {
  id: 'Serilog',
  version: '4.0.0',
  direct: true,
  why: 'only' as const,
  path: ['Serilog [4.0.0, )'],
  requestedBy: [],
  assets: ['compile' as const],
};

describe('resolutionText', () => {
  it('says for each package which request chose it', () => {
    expect(resolutionText({ framework: 'net8.0', ok: true, packages: [SERILOG], findings: [] })).toBe(
      [
        'package  version  because of',
        'Serilog  4.0.0    Serilog [4.0.0, )',
        '',
        '1 packages for net8.0, 0 findings',
        '',
      ].join('\n'),
    );
  });

  it('says what is wrong, where, and what there is instead', () => {
    const finding = {
      code: 'NU1102' as const,
      level: 'error' as const,
      message: 'no feed has a version for B [9.0.0, )',
      id: 'B',
      path: ['A [1.0.0, )', 'B [9.0.0, )'],
      available: ['1.0.0', '2.0.0'],
    };
    const text = resolutionText({ framework: 'net8.0', ok: false, packages: [], findings: [finding] });
    expect(text).toContain(
      [
        'NU1102: no feed has a version for B [9.0.0, )',
        '  path:      A [1.0.0, ) > B [9.0.0, )',
        '  available: 1.0.0, 2.0.0',
        '',
      ].join('\n'),
    );
  });
});
