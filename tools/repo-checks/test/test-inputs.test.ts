import { describe, expect, it } from 'vitest';
import { treeOf } from '../src/repo-tree.ts';
import { checkTestInputs } from '../src/test-inputs.ts';

const DEFAULTS = { targetDefaults: { test: [{ inputs: ['default', '{workspaceRoot}/local-nugets/**/*'] }] } };

function messages(test: object, ...reads: readonly string[]): readonly string[] {
  const tree = treeOf({
    'nx.json': JSON.stringify(DEFAULTS),
    'packages/delta/package.json': JSON.stringify({ name: '@nuspine/delta' }),
    'packages/delta/project.json': JSON.stringify({ targets: { test } }),
    'packages/delta/test/fs/a.test.ts': reads.map((read) => `new URL('${read}', import.meta.url);`).join('\n'),
  });
  return checkTestInputs(tree).map(({ message }) => message);
}

describe('checkTestInputs', () => {
  it('fails on a file that Nx would not miss', () => {
    expect(messages({}, '../../../../docs/a.md')).toEqual([
      "reads docs/a.md, which is no input of the project's test target",
    ]);
    expect(messages({ inputs: ['{workspaceRoot}/docs/b/**/*'] }, '../../../../docs/a.md')).toHaveLength(1);
  });

  it('accepts what is an input of all tests, or of this one, and what is in the project', () => {
    expect(messages({}, '../../../../local-nugets/', '../../../../local-nugets', '../fixtures/a.bin')).toEqual([]);
    expect(messages({ inputs: ['{workspaceRoot}/docs/a.md'] }, '../../../../docs/a.md')).toEqual([]);
    expect(messages({ inputs: ['{workspaceRoot}/docs/**/*'] }, '../../../../docs/a.md')).toEqual([]);
  });

  it('asks nothing of a test that is always run, nor of who names only the folder of all projects', () => {
    expect(messages({ cache: false }, '../../../../docs/a.md')).toEqual([]);
    expect(messages({}, '../../../../', '../../../')).toEqual([]);
  });

  it('takes what package.json says of the target, too', () => {
    const nx = { targets: { test: { inputs: ['{workspaceRoot}/docs/a.md'] } } };
    const tree = treeOf({
      'nx.json': '{}',
      'tools/demo/package.json': JSON.stringify({ name: '@nuspine/demo', nx }),
      'tools/demo/test/a.test.ts':
        "new URL('../../../docs/a.md', import.meta.url); new URL('../../../docs/b.md', import.meta.url);",
    });
    expect(checkTestInputs(tree)).toHaveLength(1);
  });
});
