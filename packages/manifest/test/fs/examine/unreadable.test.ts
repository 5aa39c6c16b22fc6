import { describe, expect, it } from 'vitest';
import { failUnreadable, readably } from '../../../src/fs/examine/unreadable.ts';

describe('readably', () => {
  it('gives what was read, or says why it could not be', async () => {
    expect(await readably(() => 7)).toBe(7);
    const failing = readably(() => {
      throw new Error('no such disk');
    });
    await expect(failing).rejects.toThrowCode('SOURCE_READ_FAILED');
    await expect(failing).rejects.toThrow('file cannot be read: no such disk');
  });
});

describe('failUnreadable', () => {
  it('throws', async () => {
    await expect(failUnreadable('why')).rejects.toThrowCode('SOURCE_READ_FAILED');
  });
});
