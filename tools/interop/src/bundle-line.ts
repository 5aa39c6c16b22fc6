import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BundleForm, exportBundle, updateLayout } from '@nuspine/manifest/fs';
import { numbersFrom } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { fileDigests } from './file-digests.ts';

/** Two states of a layout, as bundles: a whole one, and one with what changed. */
export interface BundleLine {
  readonly whole: string;
  readonly next: string;
  /** Digests of files by path, as each of them leads to. */
  readonly trees: readonly [Tree, Tree];
}

export type Tree = Readonly<Record<string, string>>;

/** Bytes that do not compress. */
function noise(size: number, seed: number): Buffer {
  const next = numbersFrom(seed);
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE(next(), at);
  return bytes;
}

const library = (version: string, seed: number): Promise<Uint8Array> =>
  buildPackage({
    id: 'Lib',
    version,
    files: { 'lib/net8.0/Lib.dll': noise(200_000, 1), 'lib/net8.0/New.dll': noise(50_000, seed) },
  });

/** Makes both bundles in an empty folder. The first has so many bytes, and the second changes a part of them. */
export async function makeBundleLine(folder: string, form: BundleForm, size: number): Promise<BundleLine> {
  const source = join(folder, 'source');
  const tool = noise(size >> 1, 2);
  await put(source, {
    'nuspine.offline.json': Buffer.from('{ "formatVersion": 1 }\n'),
    'local-nugets/Lib.1.0.0.nupkg': await library('1.0.0', 3),
    'local-nugets/App.1.0.0.nupkg': await buildPackage({ files: { 'lib/net8.0/App.dll': noise(1000, 4) } }),
    'vendor/tool.bin': tool,
    'vendor/other.bin': noise(size >> 1, 5),
    'plugins/nx/native.node': noise(5000, 6),
  });
  await updateLayout(source);
  const whole = join(folder, `whole.${form}`);
  await exportBundle(source, whole, { form });
  const before = await layoutTree(source);
  tool.writeUInt8(tool.readUInt8(9) ^ 1, 9);
  await put(source, {
    'local-nugets/Lib.2.0.0.nupkg': await library('2.0.0', 7),
    'vendor/tool.bin': tool,
    'vendor/added/new.bin': noise(size >> 2, 8),
  });
  for (const path of ['local-nugets/Lib.1.0.0.nupkg', 'plugins/nx/native.node']) await rm(join(source, path));
  await updateLayout(source);
  const next = join(folder, `next.${form}`);
  await exportBundle(source, next, { form, base: whole });
  return { whole, next, trees: [before, await layoutTree(source)] };
}

async function put(root: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), bytes);
  }
}

/** Every file of a layout, without what an import keeps to itself and without bundles. */
export async function layoutTree(root: string): Promise<Tree> {
  const all = Object.entries(await fileDigests(root));
  return Object.fromEntries(all.filter(([path]) => !path.startsWith('.nuspine/') && !path.startsWith('offline/')));
}

/** Whether an import was cut off behind its moment. */
export async function isUnderway(root: string): Promise<boolean> {
  return readFile(join(root, '.nuspine/import/journal.json')).then(
    () => true,
    () => false,
  );
}
