import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkErrorCodes } from '../src/error-codes.ts';
import { checkExportMap } from '../src/export-map.ts';
import { checkGlossaryWords } from '../src/glossary-words.ts';
import { checkMachineTraces } from '../src/machine-traces.ts';
import { checkPackageGraph } from '../src/package-graph.ts';
import { checkPureCore } from '../src/pure-core.ts';
import { checkReadmes, readmeExamples } from '../src/readme-examples.ts';
import { readRepoTree } from '../src/repo-tree.ts';
import { checkSizeBudget } from '../src/size-budget.ts';
import { checkSourceShape } from '../src/source-shape.ts';
import { checkOrphanTests, checkTestMirror } from '../src/test-mirror.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const tree = readRepoTree(ROOT);

describe('this repository', () => {
  it.each(
    [
      checkPackageGraph,
      checkPureCore,
      checkTestMirror,
      checkOrphanTests,
      checkErrorCodes,
      checkReadmes,
      checkSourceShape,
      checkExportMap,
      checkSizeBudget,
      checkMachineTraces,
      checkGlossaryWords,
    ].map((check) => ({ name: check.name, check })),
  )('passes $name', ({ check }) => {
    expect(check(tree)).toEqual([]);
  });
});

describe('README examples', () => {
  it.each(readmeExamples(tree).map((example, index) => [`${example.path} ${String(index)}`, example]))(
    '%s runs',
    (_, { path, code }) => {
      const cwd = join(ROOT, dirname(path));
      const args = ['--conditions=@nuspine/source', '--input-type=module-typescript', '--eval', code];
      const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
      expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    },
  );
});
