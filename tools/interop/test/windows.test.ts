import { describe, expect, it } from 'vitest';
import { windowsPath } from '../src/windows.ts';

describe('windowsPath', () => {
  it('names a file of this machine as Wine does', () => {
    expect(windowsPath('/tmp/a b/c.nupkg')).toBe(String.raw`Z:\tmp\a b\c.nupkg`);
  });
});
