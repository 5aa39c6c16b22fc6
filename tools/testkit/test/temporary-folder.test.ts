import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withTemporaryFolder } from '../src/index.ts';

describe('withTemporaryFolder', () => {
  it('removes the folder even when its user throws', async () => {
    let seen = '';
    const failed = withTemporaryFolder(async (folder) => {
      seen = folder;
      expect(existsSync(folder)).toBe(true);
      throw Object.assign(new Error('x'), { code: 'USER' });
    });
    await expect(failed).rejects.toThrowCode('USER');
    expect(existsSync(seen)).toBe(false);
  });
});
