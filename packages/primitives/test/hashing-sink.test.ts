import { describe, expect, it } from 'vitest';
import { bytesSink, bytesSource, hashingSink, stampSource } from '../src/index.ts';

// FIPS 180, the message "abc".
const ABC = {
  size: 3,
  digest: 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  sha1: 'A9993E364706816ABA3E25717850C26C9CD0D89D',
};

describe('hashingSink', () => {
  it('hashes what it passes on', async () => {
    const kept = bytesSink();
    const sink = hashingSink(kept);
    await sink.write(Buffer.from('a'));
    await sink.write(Buffer.from('bc'));
    expect(sink.stamp()).toEqual(ABC);
    expect(Buffer.from(kept.bytes()).toString()).toBe('abc');
  });

  it('hashes without passing anything on', async () => {
    const sink = hashingSink();
    await sink.write(Buffer.from('abc'));
    expect(sink.stamp()).toEqual(ABC);
  });
});

describe('stampSource', () => {
  it('hashes the whole source', async () => {
    expect(await stampSource(bytesSource(Buffer.from('abc')))).toEqual(ABC);
  });
});
