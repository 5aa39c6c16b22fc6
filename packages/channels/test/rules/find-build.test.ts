import { describe, expect, it } from 'vitest';
import { findBuild, findServableBuild } from '../../src/rules/find-build.ts';
import { add, state } from '../channel-builder.ts';

const withdrawn = state([add('b1')], [{ type: 'withdraw', build: 'b1', reason: 'leaks' }]);

describe('findBuild', () => {
  it('finds what is in the log, withdrawn or not', () => {
    expect(findBuild(withdrawn, 'b1').withdrawn?.reason).toBe('leaks');
    expect(() => findBuild(withdrawn, 'b2')).toThrowCode('CHANNEL_BUILD_UNKNOWN');
  });
});

describe('findServableBuild', () => {
  it('finds only what may be served', () => {
    expect(() => findServableBuild(withdrawn, 'b1')).toThrowCode('CHANNEL_BUILD_WITHDRAWN');
  });
});
