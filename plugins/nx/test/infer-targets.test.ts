import { describe, expect, it } from 'vitest';
import { inferTargets } from '../src/infer-targets.ts';
import type { FamilyTarget } from '../src/target-family.ts';

const code = { externalDependencies: ['@nuspine/nx'] };

const target: FamilyTarget = {
  executor: 'delta',
  description: 'Make the delta',
  cache: true,
  inputs: ['{projectRoot}/nuspine.json'],
  outputs: ['{projectRoot}/dist'],
  dependsOn: ['pack', 'flatten'],
  options: { engine: 'auto' },
};

describe('inferTargets', () => {
  it('adds the code to the inputs, and whose executor it is', () => {
    expect(inferTargets({ delta: target }, () => code, {})).toEqual({
      delta: {
        executor: '@nuspine/nx:delta',
        cache: true,
        inputs: ['{projectRoot}/nuspine.json', code],
        outputs: ['{projectRoot}/dist'],
        dependsOn: ['pack', 'flatten'],
        options: { engine: 'auto' },
        metadata: { technologies: ['nuget'], description: 'Make the delta' },
      },
    });
  });

  it('uses the target names that nx.json gives, also of what comes before', () => {
    const targetNames = { delta: 'diff', pack: 'dotnet-pack' };
    expect(inferTargets({ delta: target }, () => code, { targetNames })).toMatchObject({
      diff: { dependsOn: ['dotnet-pack', 'flatten'] },
    });
  });

  it('names projects by the folders that they lie in', () => {
    const packed = { ...target, dependsOn: [{ target: 'pack', folders: ['libs/core'] }] };
    expect(inferTargets({ delta: packed }, () => code, { targetNames: { pack: 'dotnet-pack' } })).toMatchObject({
      delta: { dependsOn: [{ target: 'dotnet-pack', projects: ['directory:libs/core'] }] },
    });
    expect(inferTargets({ delta: packed }, () => code, { targetNames: { pack: false } })['delta']?.dependsOn).toEqual(
      [],
    );
  });

  it('leaves a target out that nx.json does not want', () => {
    const targets = { flatten: { ...target, dependsOn: [] }, delta: target };
    const inferred = inferTargets(targets, () => code, { targetNames: { flatten: false } });
    expect(Object.entries(inferred).map(([name, { dependsOn }]) => [name, dependsOn])).toEqual([['delta', ['pack']]]);
  });
});
