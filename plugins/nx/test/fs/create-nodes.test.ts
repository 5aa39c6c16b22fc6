import { withTemporaryFolder } from '@nuspine/testkit';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../src/families/all-families.ts';
import { markedRoot } from '../../src/marked-root.ts';
import { createNodes, createNodesV2, name, type PluginOptions } from '../../src/index.ts';
import { REPOSITORY_SHAPES } from './repository-shapes.ts';

const LINE = JSON.stringify({ flatten: { sources: ['../feed'] }, releases: {} });

async function infer(files: Record<string, string>, options?: PluginOptions): Promise<unknown> {
  return inferFiles(['tally/nuspine.json'], files, options);
}

async function inferFiles(
  markers: readonly string[],
  files: Record<string, string>,
  options?: PluginOptions,
): Promise<unknown> {
  return withTemporaryFolder(async (workspaceRoot) => {
    await mkdir(join(workspaceRoot, 'tally'));
    for (const [file, text] of Object.entries(files)) await writeFile(join(workspaceRoot, 'tally', file), text);
    return await createNodes[1](markers, options, { workspaceRoot, nxJsonConfiguration: {} });
  });
}

describe('createNodes', () => {
  it('looks for the markers of every family', () => {
    expect(createNodes[0]).toMatch(/^\*\*\/\{nuspine\.json,.*spine\.toml/);
  });

  it.each(['Tally.csproj', 'Tally.fsproj', 'Tally.nuspec'])('packs before it flattens beside a %s', async (file) => {
    expect(await infer({ 'nuspine.json': LINE, [file]: '' })).toMatchObject([
      ['tally/nuspine.json', { projects: { tally: { targets: { flatten: { dependsOn: ['pack'] } } } } }],
    ]);
  });

  it('passes its options on', async () => {
    expect(
      await infer({ 'nuspine.json': LINE, 'Tally.csproj': '' }, { targetNames: { flatten: 'flat' } }),
    ).toMatchObject([['tally/nuspine.json', { projects: { tally: { targets: { flat: {} } } } }]]);
  });

  it('needs no project file where the line names the app', async () => {
    const line = JSON.stringify({ flatten: { sources: [], app: 'packages' } });
    expect(await infer({ 'nuspine.json': line })).toMatchObject([
      ['tally/nuspine.json', { projects: { tally: { targets: { flatten: { dependsOn: [] } } } } }],
    ]);
  });

  it('names a project that has no other name, and makes none of a file that brings no target', async () => {
    expect(await infer({ 'nuspine.json': LINE, 'Acme.Tally.csproj': '' })).toMatchObject([
      ['tally/nuspine.json', { projects: { tally: { name: 'Acme.Tally' } } }],
    ]);
    expect(await inferFiles(['tally/Tally.csproj'], { 'Tally.csproj': '<Project/>' })).toEqual([
      ['tally/Tally.csproj', {}],
    ]);
  });

  it('rejects a line that no project file makes a package for', async () => {
    await expect(infer({ 'nuspine.json': LINE })).rejects.toMatchObject({
      errors: [['tally/nuspine.json', { code: 'NX_LINE_APP_MISSING' }]],
    });
  });

  it('rejects a line that does not follow its schema', async () => {
    await expect(infer({ 'nuspine.json': '{}' })).rejects.toMatchObject({
      errors: [['tally/nuspine.json', { code: 'NX_LINE_INVALID' }]],
    });
  });
});

describe('the project graph', () => {
  it.each(Object.keys(REPOSITORY_SHAPES))('of %s', async (shape) => {
    await withTemporaryFolder(async (root) => {
      const workspaceRoot = join(root, 'repository');
      const files = REPOSITORY_SHAPES[shape] ?? {};
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(workspaceRoot, path)), { recursive: true });
        await writeFile(join(workspaceRoot, path), text);
      }
      const markers = FAMILIES.flatMap((family) => family.markers);
      const found = Object.keys(files).filter((path) =>
        markers.some((marker) => markedRoot(path, marker) !== undefined),
      );
      const graph = await createNodes[1](found.toSorted(), {}, { workspaceRoot, nxJsonConfiguration: {} });
      // Where the temporary folder lies is in the input that stands for the code.
      const stable = JSON.stringify(graph, undefined, 2).replaceAll(/"node [^"]*(print-\w+-digest)[^"]*"/g, '"$1"');
      expect(stable).toMatchSnapshot();
    });
  });
});

describe('createNodesV2', () => {
  it('is createNodes', () => {
    expect(createNodesV2).toBe(createNodes);
  });
});

describe('name', () => {
  it('is the package name', () => {
    expect(name).toBe('@nuspine/nx');
  });
});
