import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEntry } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { type AddReleaseOptions, releasify } from '@nuspine/delta/fs';
import { digestBytes } from '@nuspine/primitives';

/** The repository's own feed of real packages. */
export const LOCAL_NUGETS: string = fileURLToPath(new URL('../../../local-nugets/', import.meta.url));

interface DemoRoots {
  readonly id: string;
  readonly base: string;
  readonly target: string;
  readonly framework: string;
}

/** A feed with two consecutive releases of one real product. */
export interface ReleasePair {
  readonly feed: string;
  readonly id: string;
  readonly base: string;
  readonly target: string;
  readonly delta: string;
}

type Formats = NonNullable<AddReleaseOptions['formats']>;

/** Releases both versions that `local-nugets/manifest.json` names, the older first. */
export async function releasePair(folder: string, formats: Formats = ['squirrel']): Promise<ReleasePair> {
  const { demo }: { readonly demo: DemoRoots } = JSON.parse(
    await readFile(join(LOCAL_NUGETS, 'manifest.json'), 'utf8'),
  );
  const feed = join(folder, 'feed');
  await mkdir(feed, { recursive: true });
  for (const version of [demo.base, demo.target]) {
    const app = join(LOCAL_NUGETS, `${demo.id}.${version}.nupkg`);
    await releasify({ app, sources: [LOCAL_NUGETS], framework: demo.framework, releases: feed, formats });
  }
  const file = (version: string, kind: string): string => join(feed, `${demo.id}-${version}-${kind}.nupkg`);
  return {
    feed,
    id: demo.id,
    base: file(demo.base, 'full'),
    target: file(demo.target, 'full'),
    delta: file(demo.target, 'delta'),
  };
}

/** One file of both packages of a pair, with other bytes in each. */
export interface ChangedFile {
  readonly base: Uint8Array;
  readonly target: Uint8Array;
}

/** The assemblies that are in both releases and differ. */
export async function changedFiles(pair: ReleasePair): Promise<readonly ChangedFile[]> {
  const before = await assemblies(pair.base);
  const after = await assemblies(pair.target);
  return [...after].flatMap(([path, target]) => {
    const base = before.get(path);
    return base === undefined || Buffer.compare(base, target) === 0 ? [] : [{ base, target }];
  });
}

async function assemblies(path: string): Promise<ReadonlyMap<string, Uint8Array>> {
  return withPackageFile(path, async (pkg) => {
    const files = new Map<string, Uint8Array>();
    for (const entry of pkg.files) {
      if (entry.path.endsWith('.dll')) files.set(entry.path, await readEntry(pkg.archive, entry));
    }
    return files;
  });
}

/** Digest by path of the payload below `lib/`, which is what Squirrel installs. */
export async function libDigests(packagePath: string): Promise<Readonly<Record<string, string>>> {
  return withPackageFile(packagePath, async (pkg) => {
    const digests: Record<string, string> = {};
    for (const entry of pkg.files) {
      if (!entry.path.startsWith('lib/')) continue;
      // Squirrel deflates an empty file to no bytes at all, which is no deflate stream.
      const content = entry.size === 0 ? new Uint8Array() : await readEntry(pkg.archive, entry);
      digests[entry.path] = digestBytes(content);
    }
    return digests;
  });
}
