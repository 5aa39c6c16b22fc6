import { describe, expect, it } from 'vitest';
import { add, state } from '../channel-builder.ts';

describe('addBuild', () => {
  it('takes builds in any order: a late build of an old branch stands where its key says', () => {
    expect([...state([add('b5')], [add('b3')]).orders]).toEqual([
      ['5', 'b5'],
      ['3', 'b3'],
    ]);
  });

  it('never changes a build', () => {
    expect(() => state([add('b1')], [add('b1', { commit: 'other' })])).toThrowCode('CHANNEL_BUILD_EXISTS');
  });

  it('lets no two builds stand at one place', () => {
    expect(() => state([add('b1')], [add('b2', { order: [1] })])).toThrowCode('CHANNEL_ORDER_TAKEN');
  });
});
