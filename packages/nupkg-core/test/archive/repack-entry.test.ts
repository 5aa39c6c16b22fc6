import { createHash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { sampleContent } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import type { ReadPacked } from '../../src/archive/inflate-here.ts';
import { type Repacked, repackEntry, type StoredContent } from '../../src/archive/repack-entry.ts';
import { deflateCanonically } from '../../src/index.ts';

function stored(content: Uint8Array, packed: Uint8Array, method: StoredContent['method']): StoredContent {
  return { method, size: content.length, compressedSize: packed.length, crc32: crc32(content) };
}

/** Gives bytes in order, as a file would. */
function reader(bytes: Uint8Array): ReadPacked {
  let at = 0;
  return (room) => {
    const part = bytes.subarray(at, at + room.length);
    room.set(part);
    at += part.length;
    return part.length;
  };
}

function repacked(bytes: Uint8Array, said: StoredContent, wanted: { readonly sha256: boolean }): Repacked | undefined {
  const work = repackEntry(reader(bytes), said, wanted);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

const content = sampleContent(1, 1_500_000);
const packed = deflateRawSync(content);
const facts = stored(content, packed, 'deflate');

describe('repackEntry', () => {
  it.each<[string, Uint8Array]>([
    ['some', content],
    ['a little', Buffer.from('content')],
    ['no', new Uint8Array()],
  ])('makes canonical deflate of %s content', (_amount, bytes) => {
    const wanted = deflateCanonically(bytes);
    const deflated = deflateRawSync(bytes);
    const fromDeflate = repacked(deflated, stored(bytes, deflated, 'deflate'), { sha256: false });
    const fromStore = repacked(bytes, stored(bytes, bytes, 'store'), { sha256: false });
    for (const found of [fromDeflate, fromStore]) {
      expect(Buffer.compare(Buffer.concat(found?.deflated ?? []), wanted)).toBe(0);
      expect(found).toMatchObject({ crc32: crc32(bytes) });
      expect(found).not.toHaveProperty('sha256');
    }
  });

  it('tells the digest if it is asked to', () => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(repacked(packed, facts, { sha256: true })).toMatchObject({ sha256 });
  });

  it('pauses between two segments', () => {
    const pauses = [...repackEntry(reader(packed), facts, { sha256: false })];
    expect(pauses).toHaveLength(1);
  });

  it('leaves what it is handed as it was', () => {
    const before = Buffer.from(content);
    repacked(content, stored(content, content, 'store'), { sha256: false });
    expect(Buffer.compare(content, before)).toBe(0);
  });

  it.each<[string, Uint8Array, StoredContent]>([
    ['broken', Buffer.of(7, 7, 7), facts],
    ['of another CRC', packed, { ...facts, crc32: 7 }],
    ['longer', packed, { ...facts, size: facts.size - 1 }],
    ['much longer', packed, { ...facts, size: 10 }],
    ['shorter', packed, { ...facts, size: facts.size + 1 }],
    ['followed by more', Buffer.concat([packed, Buffer.of(0)]), { ...facts, compressedSize: facts.compressedSize + 1 }],
    ['cut short', packed.subarray(0, -1), { ...facts, compressedSize: facts.compressedSize - 1 }],
    ['not all there', packed.subarray(0, -1), facts],
    ['stored and shorter', content, { ...facts, method: 'store', size: facts.size + 1 }],
  ])('does nothing with content that is %s', (_case, bytes, said) => {
    expect(repacked(bytes, said, { sha256: true })).toBeUndefined();
  });
});
