import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveConfigPath } from '../../src/fs/index.ts';

describe('resolveConfigPath', () => {
  it.each([
    ['feed', '/repo/feed'],
    ['.\\feed', '/repo/feed'],
    ['..\\feeds/a\\', '/feeds/a'],
    ['/elsewhere\\feed', '/elsewhere/feed'],
  ])('takes %s for %s', (path, expected) => {
    expect(resolveConfigPath('/repo/nuget.config', path)).toBe(resolve(expected));
  });
});
