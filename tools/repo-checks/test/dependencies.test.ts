import { describe, expect, it } from 'vitest';
import { checkDependencies } from '../src/dependencies.ts';
import { treeOf } from '../src/repo-tree.ts';

function messages(files: Readonly<Record<string, string>>): readonly string[] {
  return checkDependencies(treeOf(files)).map(({ message }) => message);
}

describe('checkDependencies', () => {
  it('fails on what is imported and not declared', () => {
    const source = "import { a } from '@scope/name/part';\nimport { b } from 'node:zlib';\nimport './b.ts';";
    expect(messages({ 'packages/delta/package.json': '{}', 'packages/delta/src/a.ts': source })).toEqual([
      'imports @scope/name, which it does not declare',
    ]);
  });

  it('fails on what is declared and neither imported nor explained', () => {
    const json = JSON.stringify({ dependencies: { yauzl: 'catalog:' } });
    expect(messages({ 'packages/delta/package.json': json })).toEqual([
      'declares yauzl, which it does not import',
      'depends on yauzl, which no page in docs/decisions explains',
    ]);
  });

  it('fails on a version that is not the catalog or the workspace', () => {
    const json = JSON.stringify({ devDependencies: { yauzl: '^3.0.0', '@nuspine/testkit': '1.0.0' } });
    expect(messages({ 'packages/delta/package.json': json })).toEqual([
      'asks for yauzl as ^3.0.0, not catalog:',
      'asks for @nuspine/testkit as 1.0.0, not workspace:*',
    ]);
  });

  it('accepts a dependency that is used and explained', () => {
    const files = {
      'packages/delta/package.json': JSON.stringify({ dependencies: { yauzl: 'catalog:' } }),
      'packages/delta/src/a.ts': "import { open } from 'yauzl';",
      'docs/decisions/yauzl.md': 'We read archives with yauzl.',
    };
    expect(messages(files)).toEqual([]);
  });
});
