import { describe, expect, it } from 'vitest';
import { renamedOptions } from '../src/renamed-options.ts';

describe('renamedOptions', () => {
  it('gathers the old names, under those that are new already', () => {
    expect(renamedOptions({ packTargetName: 'p', releasesVerifyTargetName: 'v', targetNames: { pack: 'q' } })).toEqual({
      targetNames: { pack: 'q', 'releases-verify': 'v' },
    });
  });

  it.each([[{}], [{ targetNames: { pack: 'q' } }], [undefined]])('leaves %j', (options) => {
    expect(renamedOptions(options)).toBe(options);
  });
});
