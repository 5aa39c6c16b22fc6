import { describe, expect, it } from 'vitest';
import { releaseLineFamily } from '../../src/families/release-line.ts';
import { samplePlace, type SamplePlace } from './place.ts';

const PACKABLE = '<Project><PropertyGroup><PackageId>App</PackageId></PropertyGroup></Project>';
const TARGETS = ['flatten', 'delta', 'releases', 'releases-verify'];

function namesOf(file: string, place: SamplePlace): readonly string[] {
  return Object.keys(releaseLineFamily.targets(samplePlace(file, place)));
}

describe('releaseLineFamily', () => {
  it('infers what a nuspine.json declares', () => {
    const text = JSON.stringify({ flatten: { sources: [] } });
    expect(namesOf('app/nuspine.json', { text, files: ['App.csproj'] })).toEqual(['flatten']);
  });

  it.each(['app/App.csproj', 'app/App.fsproj'])('infers a whole line for %s if it says that it packs', (file) => {
    expect(namesOf(file, { text: PACKABLE })).toEqual(TARGETS);
    expect(namesOf(file, { text: '<Project/>' })).toEqual([]);
  });

  it('infers a whole line for a nuspec', () => {
    expect(namesOf('app/App.nuspec', {})).toEqual(TARGETS);
  });

  it('leaves a project file to the nuspine.json beside it', () => {
    expect(namesOf('app/App.csproj', { text: PACKABLE, files: ['nuspine.json'] })).toEqual([]);
  });

  it.each([
    ['the folder of the project', ['local-nugets', 'apps/tally/local-nugets'], ['local-nugets']],
    ['the folder of the workspace', ['local-nugets'], ['../../local-nugets']],
    ['nothing', [], []],
  ])('takes dependencies from %s', (_where, folders, sources) => {
    const { flatten } = releaseLineFamily.targets(samplePlace('apps/tally/T.csproj', { text: PACKABLE, folders }));
    expect(flatten?.options).toMatchObject({ sources });
  });
});
