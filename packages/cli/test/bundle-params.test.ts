import { describe, expect, it } from 'vitest';
import { rootOf } from '../src/bundle-params.ts';

describe('rootOf', () => {
  it('is what is named, then the environment, and never a guess', () => {
    expect(rootOf('/a', { NUSPINE_ROOT: '/b' })).toBe('/a');
    expect(rootOf(undefined, { NUSPINE_ROOT: '/b' })).toBe('/b');
    expect(() => rootOf(undefined, {})).toThrowCode('CLI_USAGE');
  });
});
