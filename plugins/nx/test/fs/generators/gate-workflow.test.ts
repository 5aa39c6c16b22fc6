import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { parseGateFile } from '@nuspine/spine';
import { describe, expect, it } from 'vitest';
import { gateWorkflow } from '../../../src/fs/generators/gate-workflow.ts';
import { twice } from './twice.ts';

describe('gateWorkflow', () => {
  it.each([
    ['github', '.github/workflows/gate.yml'],
    ['gitlab', '.gitlab/gate.yml'],
  ] as const)('writes a gate and its workflow for %s, and nothing when it runs again', async (ci, path) => {
    const [once, again] = await twice((tree) => gateWorkflow(tree, { ci }));
    expect(parseGateFile(once['gate.toml'] ?? '', 'gate.toml').job).toHaveLength(1);
    expect(once[path]).toContain('gate run');
    expect(again).toEqual(once);
  });

  it('lets the workflow follow the gate', async () => {
    const tree = createTreeWithEmptyWorkspace();
    await gateWorkflow(tree, {});
    tree.write('gate.toml', (tree.read('gate.toml', 'utf8') ?? '').replace('name = "node"', 'name = "other"'));
    await gateWorkflow(tree, {});
    expect(tree.read('.github/workflows/gate.yml', 'utf8')).toContain('- other');
  });
});
