import { describe, expect, it } from 'vitest';
import { collectGarbage } from '../../src/fs/collect-garbage.ts';

describe('collectGarbage', () => {
  it('frees what nothing refers to', () => {
    let held: object | undefined = { bytes: new Uint8Array(2 ** 20) };
    const [lost, kept] = [new WeakRef({}), new WeakRef(held)];
    return new Promise<void>((resolve) => {
      // What a weak reference was asked about lives until the end of the turn.
      setImmediate(() => {
        collectGarbage();
        expect(lost.deref()).toBeUndefined();
        expect(kept.deref()).toBe(held);
        held = undefined;
        resolve();
      });
    });
  });
});
