import { describe, expect, it } from 'vitest';
import { markedRoot, markerGlob } from '../src/marked-root.ts';

describe('markedRoot', () => {
  it.each([
    ['spine.toml', 'spine.toml', '.'],
    ['apps/a/spine.toml', 'spine.toml', 'apps/a'],
    ['local-nugets/manifest.json', 'local-nugets/manifest.json', '.'],
    ['apps/a/local-nugets/manifest.json', 'local-nugets/manifest.json', 'apps/a'],
    ['apps/a/App.csproj', '*.csproj', 'apps/a'],
    ['App.csproj', '*.csproj', '.'],
    ['build-info/a/b/channel.json', 'build-info/**/channel.json', '.'],
    ['shop/build-info/a/b/c/channel.json', 'build-info/**/channel.json', 'shop'],
  ])('of %s, marked by %s, is %s', (file, marker, root) => {
    expect(markedRoot(file, marker)).toBe(root);
  });

  it.each([
    ['apps/myspine.toml', 'spine.toml'],
    ['other/manifest.json', 'local-nugets/manifest.json'],
    ['App.csproj.bak', '*.csproj'],
    ['a/b/channel.json', 'build-info/**/channel.json'],
    ['build-info/a/b/other.json', 'build-info/**/channel.json'],
  ])('of %s is nothing for the marker %s', (file, marker) => {
    expect(markedRoot(file, marker)).toBeUndefined();
  });
});

describe('markerGlob', () => {
  it('finds every marker at any depth', () => {
    expect(markerGlob(['spine.toml', '*.csproj'])).toBe('**/{spine.toml,*.csproj}');
  });
});
