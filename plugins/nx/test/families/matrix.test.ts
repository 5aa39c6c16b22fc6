import { describe, expect, it } from 'vitest';
import { matrixFamily } from '../../src/families/matrix.ts';
import { samplePlace } from './place.ts';

describe('matrixFamily', () => {
  it('brings its targets, cached', () => {
    const targets = Object.entries(matrixFamily.targets(samplePlace('app/versions.toml')));
    expect(targets.map(([name]) => name)).toEqual(['matrix-lint', 'bundle-check']);
    for (const [, { cache }] of targets) expect(cache).toBe(true);
  });
});
