import { describe, expect, it } from 'vitest';
import { deflateModule, giveCodec, takeCodec, useDeflateModule } from '../../src/archive/codec.ts';
import { deflateSegment } from '../../src/archive/deflate-segment.ts';

describe('takeCodec', () => {
  it('gives a codec to one at a time, and the same again when that one is done', () => {
    const [first, second] = [takeCodec(), takeCodec()];
    expect(second.memory.buffer).not.toBe(first.memory.buffer);
    giveCodec(first);
    expect(takeCodec()).toBe(first);
    giveCodec(first);
    giveCodec(second);
  });
});

describe('giveCodec', () => {
  it('leaves the codec to whoever comes next', () => {
    const codec = takeCodec();
    giveCodec(codec);
    deflateSegment({ content: Buffer.from('content'), window: new Uint8Array(), isLast: true });
    expect(takeCodec()).toBe(codec);
    expect(codec.memory.subarray(codec.inputAddress()).subarray(0, 7)).toEqual(Uint8Array.from(Buffer.from('content')));
    giveCodec(codec);
  });
});

describe('useDeflateModule', () => {
  it('keeps a thread from compiling the encoder again', () => {
    const module = deflateModule();
    useDeflateModule(module);
    expect(deflateModule()).toBe(module);
    expect(deflateSegment({ content: new Uint8Array(), window: new Uint8Array(), isLast: true })).toHaveLength(2);
  });
});
