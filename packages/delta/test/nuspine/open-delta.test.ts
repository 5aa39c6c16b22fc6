import { bytesSink, digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { createNuspineDelta } from '../../src/nuspine/create-nuspine-delta.ts';
import { openDelta, requireDigest } from '../../src/nuspine/open-delta.ts';
import { make } from '../memory-packages.ts';

const before = await make('1.0.0', { 'lib/a.txt': 'one' });
const after = await make('1.1.0', { 'lib/a.txt': 'two' });
const sink = bytesSink();
await createNuspineDelta(before.pkg, after.pkg, {}, sink);

describe('openDelta', () => {
  it('reads what a delta says, against its base', async () => {
    const { facts, before: files, from } = await openDelta(before.pkg, sink.bytes(), 10_000);
    expect(facts.target).toEqual({ id: 'App', version: '1.1.0' });
    expect(from.version).toBe('1.0.0');
    expect(files).toHaveLength(before.pkg.archive.entries.length);
  });

  it('refuses another base, and more than it may make', async () => {
    await expect(openDelta(after.pkg, sink.bytes(), 10_000)).rejects.toThrowCode('DELTA_BASE_MISMATCH');
    await expect(openDelta(before.pkg, sink.bytes(), 1)).rejects.toThrowCode('DELTA_LIMIT_EXCEEDED');
  });
});

describe('requireDigest', () => {
  it('throws the code that it is given', () => {
    const [one, two] = [digestBytes(Buffer.from('1')), digestBytes(Buffer.from('2'))];
    expect(() => {
      requireDigest('DELTA_RESULT_MISMATCH', 'not the same', one, two);
    }).toThrowCode('DELTA_RESULT_MISMATCH');
    expect(() => {
      requireDigest('DELTA_RESULT_MISMATCH', 'not the same', one, one);
    }).not.toThrow();
  });
});
