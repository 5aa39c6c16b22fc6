import { describe, expect, it } from 'vitest';
import { readPeImage } from '../../src/flatten/pe-image.ts';
import { assemblyImage } from '../builders/assembly.ts';

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

describe('readPeImage', () => {
  it.each([false, true])('finds a directory and where it lies in the file (64 bits: %s)', (is64Bit) => {
    const image = readPeImage(viewOf(assemblyImage({ version: [1, 0, 0, 0], is64Bit })));
    expect(image?.offsetOf(image.directory(14))).toBe(0x200);
    expect(image?.offsetOf(0x10)).toBeUndefined();
  });

  it('has no answer for what is no image', () => {
    expect(readPeImage(viewOf(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])))).toBeUndefined();
    expect(readPeImage(viewOf(Buffer.alloc(100)))).toBeUndefined();
  });
});
