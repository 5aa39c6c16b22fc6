import { describe, expect, it } from 'vitest';
import { treeOf } from '../src/repo-tree.ts';
import { checkExportMap } from '../src/export-map.ts';

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
