import { formatNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { versionInFileName } from '../src/index.ts';

describe('versionInFileName', () => {
  it.each([
    ['A.1.2.0.nupkg', 'A', '1.2.0'],
    ['A.1.2.0.nupkg', 'a.1', '2.0.0'],
    ['a.1.0.0-beta.1+metadata.NUPKG', 'A', '1.0.0-beta.1'],
    ['A.01.0.nupkg', 'A', '1.0.0'],
  ])('reads in %s, as a file of %s, %s', (name, id, version) => {
    const found = versionInFileName(name, id);
    expect(found && formatNuGetVersion(found)).toBe(version);
  });

  it.each([
    ['A.nupkg', 'A'],
    ['A.1.0.0.nupkg', 'B'],
    ['A.x.nupkg', 'A'],
    ['A.1.0.0.nuspec', 'A'],
    ['A.1.0.0.symbols.nupkg', 'A'],
    ['A.1.0.0-beta.symbols.nupkg', 'A'],
  ])('sees in %s no file of %s', (name, id) => {
    expect(versionInFileName(name, id)).toBeUndefined();
  });
});
