import { describe, expect, it } from 'vitest';
import { withThreadedFinder } from '../../src/fs/threaded-finder.ts';

describe('withThreadedFinder', () => {
  it('ends its threads when its user fails', async () => {
    const failing = withThreadedFinder({ threads: 1 }, async (finder) => {
      await finder.withRoom(100, 100, 'metadata', (room) => room.find());
      throw new Error('given up');
    });
    await expect(failing).rejects.toThrow('given up');
  });
});
