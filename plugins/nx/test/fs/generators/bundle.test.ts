import { parseMatrix } from '@nuspine/compat-matrix';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../../src/fs/generators/bundle.ts';
import { twice } from './twice.ts';

describe('bundle', () => {
  it('adds a bundle to the matrix, once', async () => {
    const options = { name: 'stable', pins: ['app@1.0.0,core@1.0.0'], skipFormat: true };
    const [once, again] = await twice((tree) => bundle(tree, options));
    const { bundles } = parseMatrix(once['versions.toml'] ?? '');
    expect(bundles.map(({ id, pins }) => [id, pins.length])).toEqual([['stable', 2]]);
    expect(again).toEqual(once);
  });
});
