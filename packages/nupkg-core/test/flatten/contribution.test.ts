import { describe, expect, it } from 'vitest';
import { installKey } from '../../src/flatten/contribution.ts';

describe('installKey', () => {
  it.each([
    ['lib/net8.0/A.dll', 'LIB/netstandard2.0/a.DLL'],
    ['lib/net8.0/de/A.dll', 'lib/net6.0/DE/A.dll'],
    ['content/a.txt', 'Content/A.txt'],
  ])('is the same for %s and %s', (a, b) => {
    expect(installKey(a)).toBe(installKey(b));
  });

  it.each([
    ['lib/net8.0/A.dll', 'lib/net8.0/de/A.dll'],
    ['content/net8.0/a.txt', 'content/net6.0/a.txt'],
  ])('differs for %s and %s', (a, b) => {
    expect(installKey(a)).not.toBe(installKey(b));
  });
});
