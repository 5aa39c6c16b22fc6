import { digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { formatTrustState, newTrustState, parseTrustState } from '../../src/index.ts';

describe('newTrustState', () => {
  it('has seen nothing but its root', () => {
    const root = Buffer.from('{}');
    expect(newTrustState(root)).toEqual({
      formatVersion: 1,
      anchor: digestBytes(root),
      root: '{}',
      timestamp: 0,
      roles: {},
      channels: {},
    });
  });
});

describe('parseTrustState', () => {
  it('reads what formatTrustState writes', () => {
    const state = {
      ...newTrustState(Buffer.from('{}')),
      timestamp: 3,
      roles: { 'targets.json': 2 },
      channels: { 'a/b/c': { sequence: 4, head: digestBytes(Buffer.from('x')) } },
    };
    expect(parseTrustState(formatTrustState(state), 'seen')).toEqual(state);
  });

  it.each(['', '{}', '{"formatVersion":1,"anchor":"x"}'])('refuses %s', (text) => {
    expect(() => parseTrustState(Buffer.from(text), 'seen')).toThrowCode('TRUST_STATE_INVALID');
  });
});
