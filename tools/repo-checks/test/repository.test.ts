import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../src/checks.ts';
import { readmeExamples } from '../src/readme-examples.ts';
import { readRepoTree } from '../src/repo-tree.ts';
import { checkSchemaFiles, type ExportedSchemas } from '../src/schema-files.ts';
import { workspacePackages } from '../src/workspace-packages.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const tree = readRepoTree(ROOT);

describe('this repository', () => {
  it.each(CHECKS.map((check) => ({ name: check.name, check })))('passes $name', ({ check }) => {
    expect(check(tree)).toEqual([]);
  });

  it('passes checkSchemaFiles', async () => {
    expect(checkSchemaFiles(tree, await exportedSchemas())).toEqual([]);
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

/** What the `.` entry of each package exports under a name that ends in Schema. */
async function exportedSchemas(): Promise<ExportedSchemas> {
  const packages = workspacePackages(tree, ['packages']).map(async ({ folder }) => {
    const exported: Readonly<Record<string, unknown>> = await import(join(ROOT, folder, 'src/index.ts'));
    return [folder, Object.fromEntries(Object.entries(exported).filter(([name]) => name.endsWith('Schema')))] as const;
  });
  return new Map(await Promise.all(packages));
}
