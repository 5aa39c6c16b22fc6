import { parseRuntimeIdentifier, parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { ALL_ASSETS, type AssetTarget, selectRuntimeAssets } from '../../src/index.ts';
import { hasRuntimeAssets } from '../../src/flatten/select-assets.ts';

function target(framework: string, rid?: string): AssetTarget {
  const parsed = parseTargetFramework(framework);
  return rid === undefined ? { framework: parsed } : { framework: parsed, rid: parseRuntimeIdentifier(rid) };
}

function selected(paths: readonly string[], wanted: AssetTarget, flags = ALL_ASSETS): Readonly<Record<string, string>> {
  return Object.fromEntries(selectRuntimeAssets(paths, flags, wanted).map((asset) => [asset.target, asset.path]));
}

// Each expectation is what `dotnet publish` of SDK 10 does with such a package.
describe('selectRuntimeAssets', () => {
  it('takes the assemblies of the nearest framework, and nothing beside them', () => {
    const paths = ['lib/net6.0/A.dll', 'lib/net8.0/A.dll', 'lib/net8.0/A.xml', 'lib/net8.0/A.pdb', 'lib/net11.0/A.dll'];
    expect(selected(paths, target('net10.0'))).toEqual({ 'A.dll': 'lib/net8.0/A.dll' });
  });

  it('takes nothing from a folder that has only a placeholder', () => {
    expect(selected(['lib/netstandard2.0/A.dll', 'lib/net8.0/_._'], target('net8.0'))).toEqual({});
  });

  it('chooses resources apart from assemblies, and spells their cultures as .NET does', () => {
    const paths = ['lib/net8.0/A.dll', 'lib/netstandard2.0/en-us/A.resources.dll'];
    expect(selected(paths, target('net8.0'))).toEqual({
      'A.dll': 'lib/net8.0/A.dll',
      'en-US/A.resources.dll': 'lib/netstandard2.0/en-us/A.resources.dll',
    });
  });

  it('keeps files for every runtime apart without a rid, each of its nearest framework', () => {
    const paths = [
      'lib/net8.0/A.dll',
      'runtimes/win/lib/net6.0/A.dll',
      'runtimes/win/lib/net8.0/A.dll',
      'runtimes/unix/lib/net472/A.dll',
      'runtimes/linux-x64/native/sub/a.so',
      'runtimes/linux-x64/lib/net8.0/de/A.resources.dll',
    ];
    expect(selected(paths, target('net8.0'))).toEqual({
      'A.dll': 'lib/net8.0/A.dll',
      'runtimes/win/lib/net8.0/A.dll': 'runtimes/win/lib/net8.0/A.dll',
      'runtimes/linux-x64/native/sub/a.so': 'runtimes/linux-x64/native/sub/a.so',
      'runtimes/linux-x64/lib/net8.0/de/A.resources.dll': 'runtimes/linux-x64/lib/net8.0/de/A.resources.dll',
    });
  });

  it('keeps nothing under runtimes/ for the .NET Framework, which would not look there', () => {
    const paths = ['lib/net472/A.dll', 'runtimes/win-x64/lib/net472/A.dll', 'runtimes/win-x64/native/a.dll'];
    expect(selected(paths, target('net472'))).toEqual({ 'A.dll': 'lib/net472/A.dll' });
    expect(selected(paths, target('net472', 'win-x64'))).toEqual({
      'A.dll': 'runtimes/win-x64/lib/net472/A.dll',
      'a.dll': 'runtimes/win-x64/native/a.dll',
    });
  });

  it('replaces assemblies by those for the rid', () => {
    const paths = ['lib/net8.0/A.dll', 'lib/net8.0/B.dll', 'runtimes/linux/lib/net8.0/A.dll'];
    expect(selected(paths, target('net8.0', 'linux-x64'))).toEqual({ 'A.dll': 'runtimes/linux/lib/net8.0/A.dll' });
    expect(selected(paths, target('net8.0', 'win-x64'))).toEqual({
      'A.dll': 'lib/net8.0/A.dll',
      'B.dll': 'lib/net8.0/B.dll',
    });
  });

  it('prefers a nearer framework to a nearer runtime', () => {
    const paths = ['lib/net8.0/A.dll', 'runtimes/linux-x64/lib/netstandard2.0/A.dll', 'runtimes/unix/lib/net6.0/A.dll'];
    expect(selected(paths, target('net8.0', 'linux-x64'))).toEqual({ 'A.dll': 'runtimes/unix/lib/net6.0/A.dll' });
  });

  it('prefers a nearer runtime among equal frameworks', () => {
    const paths = [
      'runtimes/any/lib/net8.0/A.dll',
      'runtimes/unix/lib/net8.0/A.dll',
      'runtimes/linux/lib/net8.0/A.dll',
    ];
    expect(selected(paths, target('net8.0', 'linux-x64'))).toEqual({ 'A.dll': 'runtimes/linux/lib/net8.0/A.dll' });
  });

  it('lets any file under a runtime folder stand for it', () => {
    const paths = ['lib/net8.0/A.dll', 'runtimes/unix/lib/net8.0/_._'];
    expect(selected(paths, target('net8.0', 'linux-x64'))).toEqual({});
  });

  it('puts native files for the nearest runtime beside the app', () => {
    const paths = [
      'runtimes/linux/native/z.so',
      'runtimes/linux-x64/native/sub/a.so',
      'runtimes/linux-x64/native/b.so',
    ];
    expect(selected(paths, target('net8.0', 'linux-x64'))).toEqual({
      'a.so': 'runtimes/linux-x64/native/sub/a.so',
      'b.so': 'runtimes/linux-x64/native/b.so',
    });
    expect(selected(paths, target('net8.0', 'osx-arm64'))).toEqual({});
  });

  it('takes only the kinds that are let through', () => {
    const paths = ['lib/net8.0/A.dll', 'lib/net8.0/de/A.resources.dll', 'runtimes/linux-x64/native/a.so'];
    expect(selected(paths, target('net8.0', 'linux-x64'), new Set(['runtime']))).not.toHaveProperty(['a.so']);
    expect(selected(paths, target('net8.0', 'linux-x64'), new Set(['native']))).toEqual({
      'a.so': 'runtimes/linux-x64/native/a.so',
    });
    expect(selected(paths, target('net8.0', 'linux-x64'), new Set(['compile']))).toEqual({});
  });
});

describe('hasRuntimeAssets', () => {
  it.each([
    [false, []],
    [true, ['lib/net8.0/A.dll']],
    [true, ['lib/net8.0/_._', 'lib/net472/A.dll']],
    [true, ['lib/net472/A.dll', 'lib/net8.0/de/A.resources.dll']],
    [false, ['lib/net472/A.dll', 'runtimes/win/lib/net8.0/A.dll']],
    [false, ['lib/net472/A.dll']],
    [false, ['lib/net9.0/A.dll']],
    [false, ['lib/net6.0/A.dll', 'lib/net8.0/settings.json']],
  ])('is %s for %j', (expected, paths) => {
    expect(hasRuntimeAssets(paths, target('net8.0'), () => true)).toBe(expected);
  });

  it('counts files for the runtime that is asked for', () => {
    const paths = ['lib/net472/A.dll', 'runtimes/win/lib/net8.0/A.dll'];
    expect(hasRuntimeAssets(paths, target('net8.0', 'win-x64'), () => true)).toBe(true);
    expect(hasRuntimeAssets(paths, target('net8.0', 'linux-x64'), () => true)).toBe(false);
  });
});
