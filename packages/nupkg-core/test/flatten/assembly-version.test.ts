import { describe, expect, it } from 'vitest';
import { compareAssemblyVersions, readAssemblyVersion } from '../../src/index.ts';
import { type AssemblyRecipe, assemblyImage } from '../builders/assembly.ts';

const VERSION = [13, 0, 65535, 4] as const;

// Row sizes as ECMA-335 II.22 gives them for each image.
const IMAGES: readonly (readonly [string, Omit<AssemblyRecipe, 'version'>])[] = [
  ['with nothing before the Assembly table', {}],
  ['of 64 bits', { is64Bit: true }],
  ['with uncompressed tables', { stream: '#-' }],
  ['with four more bytes after the row counts', { heapSizes: 0x40 }],
  ['with a module', { before: [{ table: 0x00, rows: 1, rowBytes: 10 }] }],
  ['with wide heaps', { heapSizes: 7, before: [{ table: 0x00, rows: 1, rowBytes: 18 }] }],
  [
    'with types, fields, methods and parameters',
    {
      before: [
        { table: 0x01, rows: 3, rowBytes: 6 },
        { table: 0x02, rows: 2, rowBytes: 14 },
        { table: 0x04, rows: 5, rowBytes: 6 },
        { table: 0x06, rows: 4, rowBytes: 14 },
        { table: 0x08, rows: 1, rowBytes: 6 },
      ],
    },
  ],
  [
    'with more fields than a narrow index can say',
    {
      before: [
        { table: 0x02, rows: 1, rowBytes: 16 },
        { table: 0x04, rows: 0x1_0000, rowBytes: 6 },
        { table: 0x0b, rows: 2, rowBytes: 8 },
        { table: 0x10, rows: 1, rowBytes: 8 },
      ],
    },
  ],
  [
    'with more methods than a narrow coded index can say',
    {
      before: [
        { table: 0x06, rows: 0x0800, rowBytes: 14 },
        { table: 0x0c, rows: 3, rowBytes: 8 },
        { table: 0x12, rows: 1, rowBytes: 4 },
        { table: 0x18, rows: 1, rowBytes: 6 },
      ],
    },
  ],
];

describe('readAssemblyVersion', () => {
  it.each(IMAGES)('reads an image %s', (_, recipe) => {
    expect(readAssemblyVersion(assemblyImage({ ...recipe, version: VERSION }))).toEqual(VERSION);
  });

  it('reads bytes that start inside a larger buffer', () => {
    const image = Buffer.concat([Buffer.from('before'), assemblyImage({ version: VERSION })]);
    expect(readAssemblyVersion(image.subarray(6))).toEqual(VERSION);
  });

  it('has no answer for what is no image', () => {
    expect(readAssemblyVersion(Buffer.from('MZ, but only a text'))).toBeUndefined();
    expect(readAssemblyVersion(new Uint8Array())).toBeUndefined();
  });

  it('has no answer for a truncated image, wherever it ends', () => {
    const image = assemblyImage({ version: VERSION });
    const end = image.length - 22 + 12;
    const answers = Array.from({ length: end }, (_, size) => readAssemblyVersion(image.subarray(0, size)));
    expect(answers.filter((answer) => answer !== undefined)).toEqual([]);
    expect(readAssemblyVersion(image.subarray(0, end))).toEqual(VERSION);
  });

  it('ends for every image with one byte changed', () => {
    const image = Buffer.from(assemblyImage({ version: VERSION }));
    for (let at = 0; at < image.length; at += 1) {
      for (const value of [0, 1, 0x7f, 0xff]) {
        const changed = Buffer.from(image);
        changed[at] = value;
        expect([undefined, 4]).toContain(readAssemblyVersion(changed)?.length);
      }
    }
  });
});

describe('compareAssemblyVersions', () => {
  it.each([
    [[1, 0, 0, 0], [1, 0, 0, 0], 0],
    [[1, 0, 0, 1], [1, 0, 0, 0], 1],
    [[1, 9, 9, 9], [2, 0, 0, 0], -1],
    [[1, 2, 0, 0], [1, 1, 9, 9], 1],
    [[1, 1, 1, 9], [1, 1, 2, 0], -1],
  ] as const)('orders %j and %j as %i', (a, b, order) => {
    expect(Math.sign(compareAssemblyVersions(a, b))).toBe(order);
  });
});
