import { describe, expect, it } from 'vitest';
import { matrixFamily } from '../../src/families/matrix.ts';
import { samplePlace } from './place.ts';

describe('matrixFamily', () => {
  it('brings its targets, cached', () => {
    const targets = Object.entries(matrixFamily.targets(samplePlace('app/versions.toml')));
    expect(targets.map(([name]) => name)).toEqual(['matrix-check', 'site']);
    for (const [, { cache }] of targets) expect(cache).toBe(true);
  });

  it('brings those of releases where the file says how bundles are released', () => {
    const text = '[release]\ntest = ["true"]\n';
    const targets = matrixFamily.targets(samplePlace('app/versions.toml', { text }));
    expect(Object.entries(targets).map(([name, { cache }]) => [name, cache])).toEqual([
      ['matrix-check', true],
      ['bundle-test', false],
      ['bundle-create', true],
      ['bundle-publish', false],
      ['site', true],
    ]);
  });
});
