import { describe, expect, it } from 'vitest';
import { UPDATE_PARAMS, updateWishes } from '../src/update-params.ts';

describe('updateWishes', () => {
  it('reads the arguments', () => {
    expect(updateWishes({ to: '1.0', formats: ['velopack'], channel: 'beta', bandwidth: '1e6' }, {})).toEqual({
      to: '1.0',
      formats: ['velopack'],
      channel: 'beta',
      bytesPerSecond: 1_000_000,
      environment: {},
    });
  });

  it('hands the environment on, which may forbid the network', () => {
    expect(updateWishes({}, { OFFLINE: '1' })).toEqual({ environment: { OFFLINE: '1' } });
  });
});

describe('UPDATE_PARAMS', () => {
  it.each(['0', '-1', 'fast', 'Infinity'])('refuses a bandwidth of %s', (text) => {
    expect(() => UPDATE_PARAMS.bandwidth.parse([text])).toThrowCode('CLI_USAGE');
  });
});
