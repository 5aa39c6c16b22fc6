import { parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { selectContentFiles } from '../../src/flatten/content-assets.ts';
import type { ContentFileRule } from '../../src/index.ts';

const NOTHING = { exclude: undefined, buildAction: undefined, copyToOutput: undefined, flatten: undefined };
const rule = (include: string, more: Partial<ContentFileRule> = {}): ContentFileRule => ({
  ...NOTHING,
  include,
  ...more,
});
const COPY_ALL = rule('**', { copyToOutput: true });

function selected(paths: readonly string[], rules: readonly ContentFileRule[]): Readonly<Record<string, string>> {
  const assets = selectContentFiles(paths, rules, parseTargetFramework('net8.0'));
  return Object.fromEntries(assets.map(({ path, target }) => [target, path]));
}

// Each expectation is what `dotnet publish` of SDK 10 does with such a package.
describe('selectContentFiles', () => {
  it('takes only what a rule has copied', () => {
    const paths = ['contentFiles/any/any/a.txt', 'contentFiles/any/any/sub/b.txt', 'content/old.txt'];
    expect(selected(paths, [])).toEqual({});
    expect(selected(paths, [rule('any/any/sub/**', { copyToOutput: true })])).toEqual({
      'sub/b.txt': 'contentFiles/any/any/sub/b.txt',
    });
  });

  it('lets the last rule that says something decide', () => {
    const paths = ['contentFiles/any/any/a.txt', 'contentFiles/any/any/b.txt'];
    const rules = [COPY_ALL, rule('**/a.txt', { copyToOutput: false }), rule('**', { buildAction: 'None' })];
    expect(selected(paths, rules)).toEqual({ 'b.txt': 'contentFiles/any/any/b.txt' });
    expect(selected(paths, [rule('**', { copyToOutput: true, exclude: '**/b.*' })])).toEqual({
      'a.txt': 'contentFiles/any/any/a.txt',
    });
  });

  it('drops folders where a rule flattens', () => {
    const rules = [rule('**', { copyToOutput: true, flatten: true })];
    expect(selected(['contentFiles/any/any/x/y/a.txt'], rules)).toEqual({ 'a.txt': 'contentFiles/any/any/x/y/a.txt' });
  });

  it('takes the nearest framework, and C# before any language', () => {
    const paths = ['contentFiles/any/any/a.txt', 'contentFiles/any/net6.0/b.txt', 'contentFiles/any/net9.0/c.txt'];
    expect(selected(paths, [COPY_ALL])).toEqual({ 'b.txt': 'contentFiles/any/net6.0/b.txt' });
    expect(selected([...paths, 'contentFiles/cs/any/d.txt', 'contentFiles/vb/any/e.txt'], [COPY_ALL])).toEqual({
      'd.txt': 'contentFiles/cs/any/d.txt',
    });
    expect(selected(['contentFiles/any/nonsense/a.txt', 'contentFiles/any/a.txt'], [COPY_ALL])).toEqual({});
  });

  it('excludes a folder with all that lies in it', () => {
    const paths = ['contentFiles/any/any/a.txt', 'contentFiles/any/any/sub/b.txt'];
    expect(selected(paths, [rule('**', { copyToOutput: true, exclude: 'any/any/sub' })])).toEqual({
      'a.txt': 'contentFiles/any/any/a.txt',
    });
  });

  it('copies no placeholder', () => {
    expect(selected(['contentFiles/any/any/a.txt', 'contentFiles/any/net8.0/_._'], [COPY_ALL])).toEqual({});
    expect(selected(['contentFiles/any/any/a.txt', 'contentFiles/any/any/empty/_._'], [COPY_ALL])).toEqual({
      'a.txt': 'contentFiles/any/any/a.txt',
    });
  });

  it('leaves templates out, which only a project can fill in', () => {
    expect(selected(['contentFiles/any/any/a.txt.pp'], [COPY_ALL])).toEqual({});
  });
});
