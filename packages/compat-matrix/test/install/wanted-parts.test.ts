import { describe, expect, it } from 'vitest';
import { parseMatrix, wantedSet } from '../../src/index.ts';
import { RULES } from '../product.ts';
import { samplePart } from '../sample-bundle.ts';

const matrix = parseMatrix(RULES);
const bundle = (version: string, core: string, platform: string) => ({
  id: `stable-${version.replace(/\.0$/, '')}`,
  name: 'stable',
  version,
  parts: [samplePart('core', core), samplePart('platform', platform)],
});
const bundles = [
  bundle('1.0.0', '1.0.0', '1.0.0'),
  bundle('1.1.0', '1.1.0', '1.5.0'),
  bundle('2.0.0', '2.0.0', '2.0.0'),
];
const offer = {
  bundles,
  parts: [...bundles.flatMap(({ parts }) => parts), samplePart('redis', '1.0.0'), samplePart('redis', '2.0.0')],
};
const ask = (requests: readonly string[], before: readonly string[] = []): string => {
  const start = before.length === 0 ? { parts: [] } : wantedSet(matrix, offer, before, { parts: [] });
  const { bundle: found, parts } = wantedSet(matrix, offer, requests, start);
  return [found?.version ?? '-', ...parts.map(({ component, version }) => `${component} ${version}`)].join(', ');
};

describe('wantedSet', () => {
  it.each([
    [['stable-1.0'], [], '1.0.0, core 1.0.0, platform 1.0.0'],
    [['stable-1.1.0'], [], '1.1.0, core 1.1.0, platform 1.5.0'],
    [['stable@1.1.0'], [], '1.1.0, core 1.1.0, platform 1.5.0'],
    [['stable'], [], '2.0.0, core 2.0.0, platform 2.0.0'],
    [['core@1.1.0'], [], '-, core 1.1.0'],
    [['core'], ['platform@1.5.0'], '-, platform 1.5.0, core 1.1.0'],
    [['core'], ['stable-1.0'], '-, platform 1.0.0, core 1.1.0'],
    [['redis'], ['stable-1.0'], '1.0.0, core 1.0.0, platform 1.0.0, redis 2.0.0'],
    [['stable-1.1'], ['stable-1.0', 'redis@1.0.0'], '1.1.0, redis 1.0.0, core 1.1.0, platform 1.5.0'],
    [['core@1.0.0'], ['stable-1.0'], '1.0.0, platform 1.0.0, core 1.0.0'],
  ])('makes of %j after %j: %s', (requests, before, wanted) => {
    expect(ask(requests, before)).toBe(wanted);
  });

  it.each(['corn', 'core@9.0.0', 'stable@9.0.0', 'stable-9.9'])('refuses %s, and names what there is', (request) => {
    expect(() => ask([request])).toThrowCode('MATRIX_BUNDLE_UNKNOWN');
  });
});
