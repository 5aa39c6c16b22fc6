import { describe, expect, it } from 'vitest';
import { readFileVersion } from '../../src/index.ts';
import { assemblyImage } from '../builders/assembly.ts';

const FILE_VERSION = [8, 0, 1024, 46_610] as const;
const NONE = [0, 0, 0, 0];

describe('readFileVersion', () => {
  it.each([false, true])('reads the version resource of an image (64 bits: %s)', (is64Bit) => {
    const image = assemblyImage({ version: [1, 2, 3, 4], fileVersion: FILE_VERSION, is64Bit });
    expect(readFileVersion(image)).toEqual(FILE_VERSION);
  });

  it('is 0.0.0.0 where there is no such resource, and for what is no image', () => {
    expect(readFileVersion(assemblyImage({ version: [1, 2, 3, 4] }))).toEqual(NONE);
    expect(readFileVersion(Buffer.from('text'))).toEqual(NONE);
    expect(readFileVersion(new Uint8Array())).toEqual(NONE);
  });

  it('ends for every image that is cut or has one byte changed', () => {
    const image = assemblyImage({ version: [1, 2, 3, 4], fileVersion: FILE_VERSION });
    for (let at = 0; at < image.length; at += 1) {
      expect(readFileVersion(image.subarray(0, at))).toHaveLength(4);
      const changed = Buffer.from(image);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(readFileVersion(changed)).toHaveLength(4);
    }
  });
});
