import { lstat, mkdir, readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { numbersFrom, withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import type { BundleForm } from '../src/fs/bundle/bundle-form.ts';
import { exportBundle } from '../src/fs/bundle/export-bundle.ts';
import { updateLayout } from '../src/fs/update-layout.ts';
import { walkFiles } from '../src/fs/list-files.ts';
import { writeFiles } from './layout-folder.ts';

/** Bytes that do not compress, another for each seed. */
export function noise(size: number, seed: number): Uint8Array {
  const next = numbersFrom(seed);
  return Uint8Array.from({ length: size }, () => next() & 0xff);
}

/** What `makeLayout` leaves out of a tree and puts into it. */
export interface LayoutStep {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly removed: readonly string[];
}

const library = (version: number): Promise<Uint8Array> => {
  const body = noise(20_000, 7);
  body[100 + version] = 255 - (body[100 + version] ?? 0);
  return buildPackage({
    id: 'Lib',
    version: `${String(version)}.0.0`,
    files: { 'lib/net8.0/Lib.dll': body, 'readme.txt': `version ${String(version)}` },
  });
};

/** Three states of one layout, each a step from the one before: packages come and go, a tool changes in place. */
export async function layoutSteps(): Promise<readonly LayoutStep[]> {
  const tool = noise(30_000, 3);
  const tool2 = Uint8Array.from(tool, (byte, at) => (at === 77 ? byte ^ 1 : byte));
  return [
    {
      files: {
        'nuspine.offline.json': '{ "formatVersion": 1 }\n',
        'local-nugets/Lib.1.0.0.nupkg': await library(1),
        'local-nugets/App.1.0.0.nupkg': await buildPackage({ files: { 'lib/net8.0/App.dll': 'app' } }),
        'vendor/tool.bin': tool,
        'vendor/copy.bin': tool,
        'plugins/nx/native.node': Buffer.from('7f454c460201010000', 'hex'),
      },
      removed: [],
    },
    {
      files: { 'local-nugets/Lib.2.0.0.nupkg': await library(2), 'vendor/tool.bin': tool2 },
      removed: ['local-nugets/Lib.1.0.0.nupkg'],
    },
    {
      files: {
        'local-nugets/Lib.3.0.0.nupkg': await library(3),
        'vendor/new/tool.bin': noise(500, 9),
      },
      removed: ['local-nugets/Lib.2.0.0.nupkg', 'local-nugets/App.1.0.0.nupkg', 'vendor/copy.bin'],
    },
  ];
}

/** Applies steps to a folder, and writes its manifests. */
export async function makeLayout(root: string, steps: readonly LayoutStep[]): Promise<void> {
  await mkdir(root, { recursive: true });
  for (const { files, removed } of steps) {
    await writeFiles(root, files);
    for (const path of removed) await rm(join(root, path));
  }
  await updateLayout(root);
}

/** Every file of a tree and what it holds, without what an import remembers. */
export async function treeOf(root: string): Promise<Readonly<Record<string, string>>> {
  const paths = walkFiles(root, '')
    .map(({ path }) => path)
    .filter((path) => !path.startsWith('.nuspine/') && !path.startsWith('offline/'));
  const entries: (readonly [string, string])[] = [];
  for (const path of paths) {
    const stat = await lstat(join(root, path));
    if (stat.isSymbolicLink()) {
      entries.push([path, `link ${await readlink(join(root, path))}`]);
      continue;
    }
    const mode = stat.mode & 0o100 ? 'x' : '-';
    entries.push([path, `${mode} ${(await readFile(join(root, path))).toString('base64')}`]);
  }
  return Object.fromEntries(entries);
}

/** A folder with `source`, where a layout is, and `site`, where none is yet. */
export async function withSites(
  steps: readonly LayoutStep[],
  use: (folders: { readonly folder: string; readonly source: string; readonly site: string }) => Promise<void>,
): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const source = join(folder, 'source');
    const site = join(folder, 'site');
    await makeLayout(source, steps);
    await mkdir(site);
    await use({ folder, source, site });
  });
}

/** A whole bundle, and one for each step after it. */
export interface BundleLine {
  readonly folder: string;
  readonly bundles: readonly string[];
  /** What each of them leads to. */
  readonly trees: readonly Readonly<Record<string, string>>[];
}

/** Exports the layout at each of its steps, each bundle upon the one before. */
export async function makeBundleLine(folder: string, form: BundleForm): Promise<BundleLine> {
  const bundles: string[] = [];
  const trees: Readonly<Record<string, string>>[] = [];
  const source = join(folder, 'source');
  for (const [number, step] of (await layoutSteps()).entries()) {
    await makeLayout(source, [step]);
    const out = join(folder, `bundle-${String(number)}.${form}`);
    const base = bundles.at(-1);
    await exportBundle(source, out, base === undefined ? { form } : { form, base });
    bundles.push(out);
    trees.push(await treeOf(source));
  }
  return { folder, bundles, trees };
}
