import { describe, expect, it } from 'vitest';
import { checkReadmes, readmeExamples } from '../src/readme-examples.ts';
import { treeOf } from '../src/repo-tree.ts';

const PACKAGE_JSON = { 'packages/delta/package.json': '{}' };

describe('checkReadmes', () => {
  it('fails on a package without a README', () => {
    expect(checkReadmes(treeOf(PACKAGE_JSON))).toEqual([{ path: 'packages/delta/README.md', message: 'is missing' }]);
  });

  it('fails on a README without its sections', () => {
    const findings = checkReadmes(treeOf({ ...PACKAGE_JSON, 'packages/delta/README.md': 'text' }));
    expect(findings.map(({ message }) => message)).toEqual([
      'has no example',
      'does not say when to use the package',
      'does not say what is not checked',
    ]);
  });

  it('accepts a README with all of them', () => {
    const text = '## When to use it\n```ts\n1;\n```\n## What is not checked\n';
    expect(checkReadmes(treeOf({ ...PACKAGE_JSON, 'packages/delta/README.md': text }))).toEqual([]);
  });
});

describe('readmeExamples', () => {
  it('finds the TypeScript blocks', () => {
    const tree = treeOf({ 'packages/delta/README.md': 'a\n```ts\nlet a;\n```\n```json\n{}\n```\n' });
    expect(readmeExamples(tree)).toEqual([{ path: 'packages/delta/README.md', code: 'let a;\n' }]);
  });
});
