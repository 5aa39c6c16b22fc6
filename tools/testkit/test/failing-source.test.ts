import { bytesSource } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { failingSource } from '../src/index.ts';

describe('failingSource', () => {
  it('fails at the chosen read only', async () => {
    const source = failingSource(bytesSource(new Uint8Array(4)), 2);
    await expect(source.read(0, 1)).resolves.toHaveLength(1);
    await expect(source.read(0, 1)).rejects.toThrowCode('EIO');
    await expect(source.read(0, 1)).resolves.toHaveLength(1);
  });
});
