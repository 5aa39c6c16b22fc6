import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContentStream, packageEntries, writeArchive } from '@nuspine/nupkg-core';
import { withDeflateThreads } from '@nuspine/nupkg-core/fs';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { sampleContent } from '@nuspine/testkit';
import { nuspine } from '../delta-bench.ts';
import { measureProcess } from '../measure-process.ts';
import type { Result } from '../result-table.ts';

const MIB = 2 ** 20;
/** MiB of content; the packages are about as large. The first figure is the one that others are compared with. */
const SIZES: readonly number[] = [500, 50];

/** The highest memory of flattening a package, by its size: a large file among others. */
export async function benchMemory(folder: string): Promise<readonly Result[]> {
  const packages = join(folder, 'no-packages');
  await mkdir(packages, { recursive: true });
  const results: Result[] = [];
  for (const size of SIZES) {
    const app = join(folder, `${String(size)}.nupkg`);
    await writeLargePackage(app, size);
    const out = join(folder, 'flat-large.nupkg');
    const args = ['--source', packages, '--framework', 'net45', '--profile', 'squirrel', '--out', out];
    const run = await measureProcess(nuspine('flatten', app, ...args));
    results.push({ name: `nuspine flatten, ${String(size)} MiB`, bytes: (await stat(app)).size, run });
  }
  return results;
}

async function writeLargePackage(path: string, size: number): Promise<void> {
  const file = Math.floor(size / 10);
  const files = [file, file, 3 * file, file, file, file, file, size - 9 * file].map((length, index) => ({
    path: `lib/net45/file-${String(index)}.bin`,
    content: content(index, length),
  }));
  const entries = packageEntries({ nuspecPath: 'Large.nuspec', nuspec: NUSPEC, files });
  await withDeflateThreads((compressor) =>
    writeFileAtomically(path, (sink) => writeArchive(entries, sink, { compressor })),
  );
}

/** Noise with something to compress in between, as media and programs are. */
function content(seed: number, length: number): ContentStream {
  const sample = sampleContent(seed, MIB);
  const noise = Buffer.from(sample);
  for (let at = 0, state = seed; at < noise.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    noise[at] = state >>> 24;
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < length; at += 1) yield at % 8 === 0 ? sample : noise;
  }
  return { size: length * MIB, chunks };
}

const NUSPEC = Buffer.from(`<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd">
  <metadata>
    <id>Large</id>
    <version>1.0.0</version>
    <authors>Large</authors>
    <description>Something to measure memory with.</description>
  </metadata>
</package>
`);
