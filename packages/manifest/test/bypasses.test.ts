import { describe, expect, it } from 'vitest';
import {
  BYPASSING_PROPERTIES,
  isBuildFile,
  judgeArguments,
  judgeBuildFile,
  judgeEnvironment,
} from '../src/bypasses.ts';

describe('judgeEnvironment', () => {
  it.each([...BYPASSING_PROPERTIES, 'RESTORESOURCES', 'NUGET_PACKAGES', 'NUGET_FALLBACK_PACKAGES'])(
    'names %s',
    (name) => {
      expect(judgeEnvironment({ [name]: 'elsewhere' }, 'cache')).toMatchObject([
        { code: 'bypass-in-environment', path: name, found: 'elsewhere' },
      ]);
    },
  );

  it('lets the cache of the layout be named, and nothing be unset', () => {
    expect(judgeEnvironment({ NUGET_PACKAGES: 'cache', RestoreSources: '', PATH: 'x' }, 'cache')).toEqual([]);
  });

  it('minds that signatures are verified', () => {
    const codes = (value: string): readonly string[] =>
      judgeEnvironment({ DOTNET_NUGET_SIGNATURE_VERIFICATION: value }, '').map(({ code }) => code);
    expect([codes('false'), codes('true')]).toEqual([['signatures-unverified'], []]);
  });
});

describe('judgeBuildFile', () => {
  it.each(BYPASSING_PROPERTIES)('finds %s in a project', (name) => {
    const text = `<Project><PropertyGroup><${name} Condition="'$(CI)' == ''">x</${name}></PropertyGroup></Project>`;
    expect(judgeBuildFile('a.csproj', text)).toMatchObject([
      { code: 'bypass-in-project', path: 'a.csproj', found: name },
    ]);
  });

  it('passes over comments and other properties', () => {
    expect(judgeBuildFile('a.props', '<P><!-- <RestoreSources>x</RestoreSources> --><RestoreSourcesOf /></P>')).toEqual(
      [],
    );
  });

  it('finds arguments in a response file', () => {
    expect(judgeBuildFile('Directory.Build.rsp', '-m\n-p:RestoreSources=x')).toMatchObject([
      { found: '-p:RestoreSources=x' },
    ]);
  });
});

describe('judgeArguments', () => {
  it.each([
    [['restore', '--source', 'x'], ['--source']],
    [['restore', '-s', 'x'], ['-s']],
    [['restore', '--packages', 'x'], ['--packages']],
    [['build', '-p:A=1;RestoreSources=x'], ['-p:A=1;RestoreSources=x']],
    [['build', '/property:RestoreConfigFile=x'], ['/property:RestoreConfigFile=x']],
    [['build', '-p:Configuration=Release', '--no-restore'], []],
  ])('of %j finds %j', (args, found) => {
    expect(judgeArguments(args)).toEqual(found);
  });
});

describe('isBuildFile', () => {
  it.each([
    ['a/b.csproj', true],
    ['Directory.Build.props', true],
    ['Directory.Build.rsp', true],
    ['a.cs', false],
  ])('%s: %s', (path, expected) => {
    expect(isBuildFile(path)).toBe(expected);
  });
});
