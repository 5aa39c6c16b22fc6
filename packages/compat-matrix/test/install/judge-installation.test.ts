import { describe, expect, it } from 'vitest';
import { installRefusals, parseExtensionManifest, parseMatrix } from '../../src/index.ts';
import { RULES } from '../product.ts';
import { samplePart } from '../sample-bundle.ts';

const matrix = parseMatrix(RULES);

describe('installRefusals', () => {
  const refusals = (texts: readonly string[], core = '^1.0', allowUnknown = false): readonly string[] => {
    const parts = texts.map((text) => samplePart(text.split(' ')[0] ?? '', text.split(' ')[1] ?? ''));
    const manifest = parseExtensionManifest(
      `name = "redis"\nversion = "1.0.0"\ncore-version = "${core}"`,
      'manifest.toml',
    );
    const own = parts.some(({ component }) => component === 'redis') ? [manifest] : [];
    return installRefusals(matrix, parts, own, { allowUnknown }).map(({ kind }) => kind);
  };

  it.each<[readonly string[], readonly string[]]>([
    [['core 1.0.0'], []],
    [['core 1.0.0', 'platform 1.5.0'], []],
    [['core 1.0.0', 'platform 2.0.0'], ['incompatible']],
    [['core 1.2.0', 'platform 1.0.0'], ['unknown']],
    [['core 1.0.0', 'redis 1.0.0'], []],
    [
      ['core 2.0.0', 'redis 1.0.0'],
      ['incompatible', 'extension'],
    ],
  ])('says of %j: %j', (set, wanted) => {
    expect(refusals(set)).toEqual(wanted);
  });

  it('takes what nobody knows when that is allowed, and not what an extension excludes', () => {
    expect(refusals(['core 1.2.0', 'platform 1.0.0'], '^1.0', true)).toEqual([]);
    expect(refusals(['core 1.0.0', 'redis 1.0.0'], '^3.0', true)).toEqual(['extension']);
  });
});
