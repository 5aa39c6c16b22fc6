import { describe, expect, it } from 'vitest';
import { checkErrorCodes, codesOf } from '../src/error-codes.ts';
import { checkExportMap } from '../src/export-map.ts';
import { checkGlossaryWords } from '../src/glossary-words.ts';
import { importsOf } from '../src/imports.ts';
import { checkMachineTraces } from '../src/machine-traces.ts';
import { checkPackageGraph } from '../src/package-graph.ts';
import { checkPureCore } from '../src/pure-core.ts';
import { checkReadmes, readmeExamples } from '../src/readme-examples.ts';
import { treeOf } from '../src/repo-tree.ts';
import { checkSizeBudget } from '../src/size-budget.ts';
import { checkSourceShape } from '../src/source-shape.ts';
import { checkOrphanTests, checkTestMirror } from '../src/test-mirror.ts';

describe('importsOf', () => {
  it('finds every form of import and no comment', () => {
    const text = "import a from 'a';\nimport 'b';\nexport { c } from 'c';\nawait import('d');\n// import e from 'e';\n";
    expect([...importsOf(text)].toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('checkPackageGraph', () => {
  it.each([
    ["import { x } from '@nuspine/delta';", 'no arrow from nupkg-core to delta'],
    ["import { x } from '@nuspine/primitives/src/x';", 'only . and ./fs'],
    ["import { x } from '../../delta/src/x.ts';", 'leaves the source folder'],
  ])('fails on %s', (text, message) => {
    const [finding] = checkPackageGraph(treeOf({ 'packages/nupkg-core/src/a.ts': text }));
    expect(finding?.message).toContain(message);
  });

  it('accepts an arrow of the design', () => {
    const text = "import { x } from '@nuspine/primitives/fs';\nimport { y } from '../y.ts';";
    expect(checkPackageGraph(treeOf({ 'packages/nupkg-core/src/fs/a.ts': text }))).toEqual([]);
  });
});

describe('checkPureCore', () => {
  it.each(["import { open } from 'node:fs/promises';", 'const now = Date.now();', "import { x } from './fs/x.ts';"])(
    'fails on %s',
    (text) => {
      expect(checkPureCore(treeOf({ 'packages/delta/src/a.ts': text }))).toHaveLength(1);
      expect(checkPureCore(treeOf({ 'packages/delta/src/fs/a.ts': text }))).toEqual([]);
    },
  );
});

describe('checkTestMirror', () => {
  it('fails on behaviour without a test', () => {
    const tree = treeOf({ 'packages/delta/src/a.ts': 'export function a(): void {}' });
    expect(checkTestMirror(tree)).toHaveLength(1);
  });

  it('fails on a part that other folders use', () => {
    const tree = treeOf({
      'packages/delta/src/x/a.ts': 'export function a(): void {}',
      'packages/delta/src/b.ts': "import { a } from './x/a.ts';",
      'packages/delta/test/x/other.test.ts': '',
    });
    expect(checkTestMirror(tree)).toHaveLength(1);
  });

  it('accepts a part that only its own tested folder uses', () => {
    const tree = treeOf({
      'packages/delta/src/x/a.ts': 'export function a(): void {}',
      'packages/delta/src/x/b.ts': "import { a } from './a.ts';\nexport function b(): void {}",
      'packages/delta/test/x/b.test.ts': '',
    });
    expect(checkTestMirror(tree)).toEqual([]);
  });

  it('asks nothing of types and tables', () => {
    const tree = treeOf({ 'packages/delta/src/a.ts': 'export interface A {}\nexport const B: number = 1;' });
    expect(checkTestMirror(tree)).toEqual([]);
  });
});

describe('checkOrphanTests', () => {
  it('fails on a test whose source is gone', () => {
    expect(checkOrphanTests(treeOf({ 'packages/delta/test/a.test.ts': '' }))).toHaveLength(1);
  });
});

describe('checkSourceShape', () => {
  it.each([
    ['packages/delta/src/utils.ts', ''],
    ['packages/delta/src/a.ts', '\n'.repeat(300)],
    ['packages/delta/src/a.ts', 'export default 1;'],
    ['packages/delta/src/a.ts', 'export interface IThing {}'],
    ['packages/delta/src/index.ts', 'export const a = 1;'],
    ['packages/delta/src/index.ts', "export * from './a.ts';"],
  ])('fails on %s', (path, text) => {
    expect(checkSourceShape(treeOf({ [path]: text }))).toHaveLength(1);
  });

  it('accepts a table of contents', () => {
    const text = "export { a, type B } from './a.ts';\nexport type { C } from './c.ts';\n";
    expect(checkSourceShape(treeOf({ 'packages/delta/src/index.ts': text }))).toEqual([]);
  });
});

describe('checkExportMap', () => {
  it('fails on a published source condition, a missing source and missing scripts', () => {
    const exports = { '.': { '@nuspine/source': './src/index.ts', default: './dist/index.js' } };
    const manifest = JSON.stringify({
      exports,
      publishConfig: { exports },
      scripts: { build: '', test: '', lint: '' },
    });
    const findings = checkExportMap(treeOf({ 'packages/delta/package.json': manifest }));
    expect(findings.map(({ message }) => message)).toEqual([
      'publishes the source condition',
      '. points at ./src/index.ts, which is not there',
      'has no typecheck script',
    ]);
  });
});

describe('checkErrorCodes', () => {
  it('fails on a code that is not thrown, tested and listed', () => {
    const findings = checkErrorCodes(
      treeOf({ 'packages/delta/src/errors.ts': "export type C =\n  | 'A_B'\n  | 'C_D';" }),
    );
    expect(findings).toHaveLength(6);
    expect(codesOf("type C = 'ONE_ONLY';")).toEqual(['ONE_ONLY']);
  });

  it('accepts a code that is', () => {
    const tree = treeOf({
      'packages/delta/src/errors.ts': "export type C = 'A_B';",
      'packages/delta/src/a.ts': "throw new E('A_B')",
      'packages/delta/test/a.test.ts': "toThrowCode('A_B')",
      'packages/delta/README.md': '`A_B`',
    });
    expect(checkErrorCodes(tree)).toEqual([]);
  });
});

describe('checkSizeBudget', () => {
  it('fails on a large file, and on a large local-nugets', () => {
    const tree = new Map([
      ['a.bin', { size: 6_000_000, text: undefined }],
      ['local-nugets/a.nupkg', { size: 61_000_000, text: undefined }],
    ]);
    expect(checkSizeBudget(tree).map(({ path }) => path)).toEqual(['a.bin', 'local-nugets']);
  });
});

describe('checkMachineTraces', () => {
  it.each(['see /home/me/file', 'at https://registry.npmjs.org/x'])('fails on %s', (text) => {
    expect(checkMachineTraces(treeOf({ 'docs/a.md': text }))).toHaveLength(1);
  });
});

describe('checkGlossaryWords', () => {
  it('fails on a word that stands for another', () => {
    expect(checkGlossaryWords(treeOf({ 'packages/delta/src/a.ts': 'const oldFile = 1;' }))).toHaveLength(1);
  });
});

describe('checkReadmes', () => {
  it('fails on a package without a README or without an example', () => {
    const manifest = { 'packages/delta/package.json': '{}' };
    expect(checkReadmes(treeOf(manifest))).toHaveLength(1);
    expect(checkReadmes(treeOf({ ...manifest, 'packages/delta/README.md': 'text' }))).toHaveLength(1);
  });
});

describe('readmeExamples', () => {
  it('finds the TypeScript blocks', () => {
    const tree = treeOf({ 'packages/delta/README.md': 'a\n```ts\nlet a;\n```\n```json\n{}\n```\n' });
    expect(readmeExamples(tree)).toEqual([{ path: 'packages/delta/README.md', code: 'let a;\n' }]);
  });
});
