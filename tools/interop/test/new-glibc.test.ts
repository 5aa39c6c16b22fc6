import { describe, expect, it } from 'vitest';
import { mirrorIn, programWithGlibc } from '../src/new-glibc.ts';

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

describe('mirrorIn', () => {
  it.each([
    ['one line an entry', 'deb http://mirror.test/debian stable main\n'],
    ['a field a line', 'Types: deb\n# http://other.test/debian\nURIs: http://mirror.test/debian/\nSuites: stable\n'],
  ])('finds the mirror where an entry is %s', (_, list) => {
    expect(mirrorIn(list)).toBe('http://mirror.test/debian');
  });

  it('finds none where only updates of security are named', () => {
    expect(mirrorIn('deb http://mirror.test/debian-security stable main\n')).toBeUndefined();
  });
});
