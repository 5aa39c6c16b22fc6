import { formatNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { parsePrunedPackages } from '../../src/index.ts';

describe('parsePrunedPackages', () => {
  it('reads one package a line', () => {
    const packages = parsePrunedPackages(Buffer.from('\uFEFFA.B|1.0.0\r\n\nC|2.0\nc|3.0\n'), 'PackageOverrides.txt');
    expect([...packages].map(([key, version]) => `${key} ${formatNuGetVersion(version)}`)).toEqual([
      'a.b 1.0.0',
      'c 3.0.0',
    ]);
  });

  it.each(['A', 'A|x', '|1.0', 'A|1.0|2.0'])('refuses %j', (line) => {
    expect(() => parsePrunedPackages(Buffer.from(line), 'PackageOverrides.txt')).toThrowCode('PRUNED_PACKAGES_INVALID');
  });
});
