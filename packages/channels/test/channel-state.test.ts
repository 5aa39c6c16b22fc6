import { describe, expect, it } from 'vitest';
import { emptyChannel, NO_ENTRY, servedPointer } from '../src/index.ts';
import { add, emptyState, point, promotion, state } from './channel-builder.ts';

describe('emptyChannel', () => {
  it('is before the first entry', () => {
    expect(emptyChannel('a/b/c')).toMatchObject({ channel: 'a/b/c', sequence: 0, head: NO_ENTRY });
  });
});

describe('servedPointer', () => {
  it('is Release where there is one, else Latest', () => {
    const latest = [add('b1'), point('Latest', 'b1')];
    expect(servedPointer(emptyState())).toBeUndefined();
    expect(servedPointer(state(latest))?.name).toBe('Latest');
    expect(servedPointer(state(latest, [promotion('Release', 'b1')]))?.name).toBe('Release');
  });
});
