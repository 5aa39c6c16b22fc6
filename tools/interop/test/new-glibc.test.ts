import { describe, expect, it } from 'vitest';
import { programWithGlibc } from '../src/new-glibc.ts';

describe('programWithGlibc', () => {
  it("starts a program through the loader below the folder, which looks there before the system's own libraries", () => {
    const libraries = '/x/root/usr/lib/x86_64-linux-gnu';
    expect(programWithGlibc('/x', '/usr/bin/node')).toEqual([
      `${libraries}/ld-linux-x86-64.so.2`,
      '--library-path',
      `${libraries}:/usr/lib/x86_64-linux-gnu`,
      '/usr/bin/node',
    ]);
  });
});
