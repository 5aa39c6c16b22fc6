import { describe, expect, it } from 'vitest';
import type { Resolution, ResolutionFinding } from '../../src/index.ts';
import { joinResolutions } from '../../src/resolve/join-resolutions.ts';

function resolution(...codes: readonly `NU${number}`[]): Resolution {
  const findings = codes.map((code): ResolutionFinding => ({ code, level: 'error', message: code, id: 'A', path: [] }));
  return { framework: 'net8.0', ok: codes.length === 0, packages: [], findings };
}

function codes({ findings }: Resolution): readonly string[] {
  return findings.map(({ code }) => code);
}

describe('joinResolutions', () => {
  it('says once what is wrong with and without the runtime', () => {
    expect(codes(joinResolutions(resolution('NU1101'), resolution('NU1101', 'NU1603')))).toEqual(['NU1101', 'NU1603']);
  });

  it('is fine when both are', () => {
    expect(joinResolutions(resolution(), resolution()).ok).toBe(true);
    expect(joinResolutions(resolution('NU1101'), resolution()).ok).toBe(false);
    expect(joinResolutions(resolution(), resolution('NU1101')).ok).toBe(false);
  });

  it('lets the first conflict or cycle hide the others, and all downgrades', () => {
    expect(codes(joinResolutions(resolution('NU1605'), resolution('NU1107', 'NU1603')))).toEqual(['NU1107', 'NU1603']);
    expect(codes(joinResolutions(resolution('NU1108'), resolution('NU1107')))).toEqual(['NU1108']);
    expect(codes(joinResolutions(resolution('NU1605'), resolution('NU1109')))).toEqual(['NU1605', 'NU1109']);
  });
});
