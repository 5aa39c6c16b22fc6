import { describe, expect, it } from 'vitest';
import { ALL_ASSETS, parseAssetFlags } from '../../src/index.ts';
import { INHERITED_ASSETS } from '../../src/resolve/asset-flags.ts';

describe('parseAssetFlags', () => {
  it.each([
    [undefined, undefined, [...ALL_ASSETS]],
    ['', '', [...ALL_ASSETS]],
    ['All', undefined, [...ALL_ASSETS]],
    ['Compile, Runtime', undefined, ['compile', 'runtime']],
    ['RUNTIME,native,nonsense', 'native', ['runtime']],
    ['none', undefined, []],
    // Not empty, so that it counts, and no word that is known.
    [' ', undefined, []],
    ['Compile;Runtime', undefined, []],
    [undefined, 'all', []],
    [undefined, 'Build,Analyzers', ['buildtransitive', 'compile', 'contentfiles', 'native', 'runtime']],
  ])('include %j without exclude %j lets %j through', (include, exclude, flags) => {
    expect([...parseAssetFlags(include, exclude)].toSorted()).toEqual(flags);
  });

  it('lets content files of the dependencies of packages through only where `include` names them', () => {
    expect(parseAssetFlags(undefined, 'Build', INHERITED_ASSETS)).not.toContain('contentfiles');
    expect(parseAssetFlags('All', undefined, INHERITED_ASSETS)).toContain('contentfiles');
  });
});
