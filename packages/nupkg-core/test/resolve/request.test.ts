import { parseVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { ALL_ASSETS, formatRequest } from '../../src/index.ts';
import { makeRequest } from '../../src/resolve/request.ts';

describe('makeRequest', () => {
  it('names alike what leads to one item', () => {
    const name = (id: string, range: string) => makeRequest(id, parseVersionRange(range), ALL_ASSETS).name;
    expect(name('a', '1.0-BETA')).toBe(name('A', '1.0.0-beta'));
    expect(name('A', '1.0')).not.toBe(name('A', '[1.0]'));
  });
});

describe('formatRequest', () => {
  it('writes the id and the normalized range', () => {
    const request = makeRequest('A', parseVersionRange('[1.0,2.0)'), ALL_ASSETS);
    expect(formatRequest(request)).toBe('A [1.0.0, 2.0.0)');
  });
});
