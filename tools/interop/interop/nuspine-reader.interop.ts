import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { applyDeltaFiles, createDeltaFile } from '@nuspine/delta/fs';
import { readEntry } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonWith } from '../src/python-with.ts';
import { releasePair } from '../src/release-pair.ts';
import { mustRun } from '../src/run-program.ts';

const LOCAL_NUGETS = fileURLToPath(new URL('../../../local-nugets/', import.meta.url));
const READER = fileURLToPath(new URL('../oracles/nuspine/apply_delta.py', import.meta.url));
const python = await pythonWith('brotli');

interface Pair {
  readonly base: string;
  readonly target: string;
}

describe.skipIf(python === undefined)('the reader of nuspine deltas that was written from their page', () => {
  let folder: string;
  let pairs: readonly Pair[];

  beforeAll(async () => {
    folder = await temporaryFolder();
    const smallest = (await consecutivePackages()).slice(0, process.env['NUSPINE_DEEP'] === undefined ? 21 : undefined);
    pairs = [await releasePair(folder), await symbolsPair(folder), ...smallest];
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('rebuilds every package that ours rebuilds, byte for byte the released one', { timeout: 600_000 }, async () => {
    const lines: string[] = [];
    for (const [index, { base, target }] of pairs.entries()) {
      const [delta, ours, theirs] = ['delta', 'ours', 'theirs'].map((name) => join(folder, `${name}-${String(index)}`));
      if (delta === undefined || ours === undefined || theirs === undefined) continue;
      await createDeltaFile({ base, target, out: delta, format: 'nuspine' });
      await applyDeltaFiles({ base, deltas: [delta], out: ours });
      lines.push([base, delta, theirs].join('\t'));
    }
    await mustRun(python ?? '', [READER], { input: lines.join('\n'), env: { PYTHONDONTWRITEBYTECODE: '1' } });
    for (const [index, { target }] of pairs.entries()) {
      const [ours, theirs] = [`ours-${String(index)}`, `theirs-${String(index)}`].map((name) => join(folder, name));
      expect(Buffer.compare(await readFile(theirs ?? ''), await readFile(ours ?? ''))).toBe(0);
      expect(Buffer.compare(await readFile(theirs ?? ''), await readFile(target))).toBe(0);
    }
    expect(pairs.length).toBeGreaterThan(20);
  });
});

/** Two packages of an assembly with its symbols inside it, and of those symbols as a file. */
async function symbolsPair(folder: string): Promise<Pair> {
  const made = ['net461', 'netstandard2.0'].map(async (framework, index) => {
    const dll = await withPackageFile(join(LOCAL_NUGETS, 'Dapper.2.1.86.nupkg'), async ({ archive }) => {
      const entry = archive.entries.find(({ path }) => path === `lib/${framework}/Dapper.dll`);
      if (entry === undefined) throw new Error(`package has no assembly for ${framework}`);
      return Buffer.from(await readEntry(archive, entry));
    });
    const pdb = inflateRawSync(dll.subarray(dll.indexOf('MPDB') + 8));
    const files = { 'lib/Dapper.dll': dll, 'lib/Dapper.pdb': pdb };
    const path = join(folder, `symbols-${String(index)}.nupkg`);
    await writeFile(path, await buildPackage({ version: `1.${String(index)}.0`, files }));
    return path;
  });
  const [base = '', target = ''] = await Promise.all(made);
  return { base, target };
}

/** Packages of `local-nugets/` that are there in two versions or more, small ones first: this reader takes its time. */
async function consecutivePackages(): Promise<Pair[]> {
  const names = (await readdir(LOCAL_NUGETS)).filter((name) => name.endsWith('.nupkg')).toSorted();
  const idOf = (name: string | undefined): string | undefined => /^(.*?)\.[0-9]+\.[0-9]+\./.exec(name ?? '')?.[1];
  const found: (Pair & { readonly size: number })[] = [];
  for (const [index, name] of names.entries()) {
    const [base, target] = [join(LOCAL_NUGETS, name), join(LOCAL_NUGETS, names[index + 1] ?? '')];
    if (idOf(name) !== idOf(names[index + 1])) continue;
    found.push({ base, target, size: (await stat(target)).size });
  }
  return found.toSorted((a, b) => a.size - b.size);
}
