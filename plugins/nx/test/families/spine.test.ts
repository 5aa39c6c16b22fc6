import { describe, expect, it } from 'vitest';
import { spineFamily } from '../../src/families/spine.ts';
import { samplePlace } from './place.ts';

describe('spineFamily', () => {
  it('checks the spine anew each time, for its artifacts may lie anywhere', () => {
    expect(spineFamily.targets(samplePlace('spine.toml'))).toMatchObject({
      'spine-check': { cache: false, options: { spine: 'spine.toml' } },
    });
  });
});
