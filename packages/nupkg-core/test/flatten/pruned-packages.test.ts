import { parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { prunedPackages } from '../../src/flatten/pruned-packages.ts';
import { parseTargetingPack } from '../../src/index.ts';

const PACK = parseTargetingPack(
  { bytes: Buffer.from('A.dll|Fw.Ref|1.0.0.0|1.0.0.0'), path: 'manifest' },
  { bytes: Buffer.from('A|4.3.0\nB|1.0.0'), path: 'overrides' },
);

describe('prunedPackages', () => {
  it('is what the packs override, for frameworks that restore prunes', () => {
    expect([...prunedPackages([PACK], parseTargetFramework('net10.0')).keys()]).toEqual(['a', 'b']);
    expect([...prunedPackages([PACK], parseTargetFramework('net11.0-windows')).keys()]).toEqual(['a', 'b']);
  });

  it.each(['net9.0', 'netstandard2.1', 'net472'])('is nothing for %s', (framework) => {
    expect(prunedPackages([PACK], parseTargetFramework(framework)).size).toBe(0);
  });
});
