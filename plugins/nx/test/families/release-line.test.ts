import { describe, expect, it } from 'vitest';
import { releaseLineFamily } from '../../src/families/release-line.ts';
import { samplePlace, type SamplePlace } from './place.ts';

const PACKABLE = '<Project><PropertyGroup><PackageId>App</PackageId></PropertyGroup></Project>';
const TARGETS = ['flatten', 'delta', 'releases', 'releases-verify', 'site'];

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

  it('packs a program that @nx/dotnet builds, and takes what its projects pack', () => {
    const text = `${PACKABLE.replace('<PackageId>', '<OutputType>Exe</OutputType><PackageId>')}<ProjectReference Include="..\\core\\Core.csproj" />`;
    const place = { text, plugins: ['@nx/dotnet'], texts: { 'libs/core/Core.csproj': '<Project/>' } };
    const targets = releaseLineFamily.targets(samplePlace('libs/app/App.csproj', place));
    expect(Object.keys(targets)).toEqual(['pack', ...TARGETS]);
    expect(targets['flatten']).toMatchObject({
      dependsOn: ['pack', { target: 'pack', folders: ['libs/core'] }],
      options: { app: 'dist/pack', sources: ['../core/bin/Release'] },
    });
    expect(namesOf('libs/app/App.csproj', { ...place, plugins: [] })).toEqual(TARGETS);
    expect(namesOf('libs/app/App.csproj', { ...place, text: PACKABLE })).toEqual(TARGETS);
  });

  it('packs the program beside a nuspine.json, unless that names another package', () => {
    const texts = { 'app/App.csproj': '<Project Sdk="Microsoft.NET.Sdk.Worker" />' };
    const place = { files: ['App.csproj'], plugins: ['@nx/dotnet'], texts };
    expect(namesOf('app/nuspine.json', { ...place, text: '{ "flatten": { "sources": [] } }' })).toEqual([
      'pack',
      'flatten',
    ]);
    const other = '{ "flatten": { "sources": [], "app": "incoming" } }';
    expect(namesOf('app/nuspine.json', { ...place, text: other })).toEqual(['flatten']);
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
