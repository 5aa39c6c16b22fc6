import { describe, expect, it } from 'vitest';
import { readDeltaRecipe } from '../../src/formats/read-delta-recipe.ts';
import { make } from '../memory-packages.ts';

describe('readDeltaRecipe', () => {
  it('is undefined for a package without one', async () => {
    const { pkg } = await make('1.0.0', {});
    expect(await readDeltaRecipe(pkg)).toBeUndefined();
  });
});
