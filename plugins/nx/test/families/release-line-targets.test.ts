import { describe, expect, it } from 'vitest';
import { type LineProject, releaseLineTargets } from '../../src/families/release-line-targets.ts';

const tally: LineProject = {
  line: { flatten: { sources: ['../../feed'], framework: 'net10.0' }, releases: {} },
  place: { projectRoot: 'apps/tally', pluginFolder: 'node_modules/@nuspine/nx' },
  packs: true,
};

describe('releaseLineTargets', () => {
  it('infers flatten alone for a line without releases', () => {
    const targets = releaseLineTargets({ ...tally, line: { flatten: { sources: [] } } });
    expect(Object.keys(targets)).toEqual(['flatten']);
  });

  it('chains pack, flatten, delta, releases and releases-verify', () => {
    const targets = releaseLineTargets(tally);
    expect(Object.entries(targets).map(([name, { dependsOn }]) => [name, dependsOn])).toEqual([
      ['flatten', ['pack']],
      ['delta', ['flatten']],
      ['releases', ['flatten', 'delta']],
      ['releases-verify', ['releases']],
    ]);
  });

  it('caches every target', () => {
    expect(Object.values(releaseLineTargets(tally)).map(({ cache }) => cache)).toEqual([true, true, true, true]);
  });

  it('flattens what pack made, with the packages of the sources as input', () => {
    const { flatten } = releaseLineTargets(tally);
    expect(flatten).toMatchObject({
      options: { app: 'bin/Release', sources: ['../../feed'], framework: 'net10.0', outputPath: 'dist/flatten' },
      outputs: ['{projectRoot}/{options.outputPath}'],
    });
    expect(flatten?.inputs).toContainEqual({ dependentTasksOutputFiles: '**/*.nupkg', transitive: true });
    expect(flatten?.inputs).toContainEqual({
      fileset: '{workspaceRoot}/feed/**/*.nupkg',
      includeIgnored: true,
    });
  });

  it('takes packages that nothing in the project makes as files', () => {
    const flatten = { sources: [], app: 'incoming/App.1.0.0.nupkg' };
    const targets = releaseLineTargets({ ...tally, packs: false, line: { flatten } });
    expect(targets['flatten']?.dependsOn).toEqual([]);
    expect(targets['flatten']?.inputs).toContainEqual({
      fileset: '{workspaceRoot}/apps/tally/incoming/App.1.0.0.nupkg',
      includeIgnored: true,
    });
  });

  it.each(['delta', 'releases'])('makes %s depend on the packages and the index of the base feed', (name) => {
    const line = { ...tally.line, releases: { base: '../../released' } };
    const target = releaseLineTargets({ ...tally, line })[name];
    expect(target?.options).toMatchObject({ base: '../../released' });
    expect(target?.inputs).toContainEqual({ fileset: '{workspaceRoot}/released/**/*.nupkg', includeIgnored: true });
    expect(target?.inputs).toContainEqual({ fileset: '{workspaceRoot}/released/RELEASES', includeIgnored: true });
  });

  it('makes releases depend on deltas that are no packages', () => {
    const { releases } = releaseLineTargets(tally);
    expect(releases?.inputs).toContainEqual({ dependentTasksOutputFiles: '**/*.nuspine', transitive: true });
  });

  it('gives each step the folder that the step before it fills', () => {
    const { flatten, delta, releases, 'releases-verify': verify } = releaseLineTargets(tally);
    expect(delta?.options).toMatchObject({ full: flatten?.options.outputPath });
    expect(releases?.options).toMatchObject({ full: flatten?.options.outputPath, delta: delta?.options.outputPath });
    expect(verify?.options).toEqual({ releases: releases?.options.outputPath });
  });
});
