import { bytesSink } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { measuredSink } from '../../src/flatten/measured-sink.ts';

describe('measuredSink', () => {
  it('passes bytes on and measures them', async () => {
    const sink = bytesSink();
    const measured = measuredSink(sink);
    await measured.write(Buffer.from('a'));
    await measured.write(Buffer.from('bc'));
    expect(Buffer.from(sink.bytes()).toString()).toBe('abc');
    // FIPS 180-2, appendices A.1 and B.1.
    expect(measured.measure()).toEqual({
      size: 3,
      digest: 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      sha1: 'A9993E364706816ABA3E25717850C26C9CD0D89D',
    });
  });
});
