import { describe, expect, it } from 'vitest';
import { tryParsePackageFileName } from '../src/package-file-name.ts';

describe('tryParsePackageFileName', () => {
  it.each([
    ['A.1.0.0.nupkg', '1.0.0'],
    ['a.1.0.nupkg', '1.0.0'],
    ['sub/A.1.0.0-rc.1.nupkg', '1.0.0-rc.1'],
    ['A.1.0.0.snupkg', '1.0.0'],
    ['B.1.0.0.nupkg', undefined],
    ['A.B.1.0.0.nupkg', undefined],
    ['A.1.0.0.zip', undefined],
  ])('reads %s', (file, version) => {
    expect(tryParsePackageFileName(file, 'A')).toBe(version);
  });
});
