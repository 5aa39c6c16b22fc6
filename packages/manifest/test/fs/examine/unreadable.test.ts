import { openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFaultOf } from '../../../src/fs/examine/read-fault.ts';
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

  it('names the path, and keeps what the system says, from any thread', async () => {
    const failing = readably(() => openSync('none/file', 'r'));
    await expect(failing).rejects.toMatchObject({
      details: { path: 'none/file' },
      cause: { code: 'ENOENT', syscall: 'open' },
    });
    const sent = structuredClone(
      readFaultOf(await failing.catch((error: unknown) => error instanceof Error && error.cause)),
    );
    await expect(failUnreadable(sent)).rejects.toMatchObject({ cause: { code: 'ENOENT', syscall: 'open' } });
  });
});

describe('failUnreadable', () => {
  it('throws', async () => {
    await expect(failUnreadable({ message: 'why' })).rejects.toThrowCode('SOURCE_READ_FAILED');
  });
});
