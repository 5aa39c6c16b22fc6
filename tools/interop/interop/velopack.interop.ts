import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zstdEngine } from '@nuspine/delta';
import { addRelease, applyDeltaFiles, createDeltaFile, planFeedUpdate } from '@nuspine/delta/fs';
import { readEntry } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { changedFiles, type ReleasePair, releasePair } from '../src/release-pair.ts';
import { mustRun, runProgram } from '../src/run-program.ts';
import { pairPackage, SAYABLE_PAIRS } from '../src/sayable-pairs.ts';
import { installVelopack, velopackUpdate } from '../src/velopack.ts';

const skipped = await reasonToSkip(['zstd', 'npm', 'dpkg-deb']);
const CHAIN = 'Sample';

describe.skipIf(skipped !== undefined)(`Velopack ${skipped ?? ''}`, () => {
  let folder: string;
  let pair: ReleasePair;
  let modules: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    pair = await releasePair(folder);
    modules = join(folder, 'velopack');
    await mkdir(modules);
    await installVelopack(modules);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Decodes each patch of a delta with the program that Velopack's client runs. Resolves to how many there were. */
  async function decodeAll(base: string, delta: string, target: string): Promise<number> {
    const [before, patches, after] = [await contents(base), await contents(delta), await contents(target)];
    const file = (name: string): string => join(folder, name);
    let count = 0;
    for (const [path, patch] of patches) {
      if (!path.endsWith('.zsdiff')) continue;
      const name = path.slice(0, -'.zsdiff'.length);
      await writeFile(file('old'), before.get(name) ?? '');
      await writeFile(file('patch'), patch);
      await mustRun('zstd', ['-d', '-q', '-f', '--patch-from', file('old'), file('patch'), '-o', file('new')]);
      expect((await readFile(file('new'))).equals(after.get(name) ?? Buffer.from('no such file')), path).toBe(true);
      count += 1;
    }
    return count;
  }

  it('zstd decodes every patch of a delta between two real releases', async () => {
    const out = join(folder, 'velopack-delta.nupkg');
    await createDeltaFile({ base: pair.base, target: pair.target, out, format: 'velopack' });
    const count = await decodeAll(pair.base, out, pair.target);
    console.log(`zstd: ${String(count)} patches of real assemblies decoded`);
    expect(count).toBeGreaterThan(10);
  });

  it('zstd decodes every patch of a delta between generated releases, and we apply each', async () => {
    const paths = ['base', 'target', 'delta', 'rebuilt'].map((name) => join(folder, `${name}.nupkg`));
    const [base = '', target = '', out = '', rebuilt = ''] = paths;
    let [patches, refused] = [0, 0];
    for (const { what, ...files } of SAYABLE_PAIRS) {
      await writeFile(base, await pairPackage(files.base, '1.0.0'));
      await writeFile(target, await pairPackage(files.target, '1.1.0'));
      const made = await createDeltaFile({ base, target, out, format: 'velopack' }).catch((error: unknown) => error);
      if (made instanceof Error) {
        expect(made, what).toMatchObject({ code: 'DELTA_FORMAT_CANNOT_SAY' });
        refused += 1;
        continue;
      }
      patches += await decodeAll(base, out, target);
      await applyDeltaFiles({ base, deltas: [out], out: rebuilt });
      expect((await readFile(rebuilt)).equals(await readFile(target)), what).toBe(true);
    }
    console.log(`zstd: ${String(SAYABLE_PAIRS.length)} pairs, ${String(patches)} patches, ${String(refused)} refused`);
    expect(patches).toBeGreaterThan(10);
  });

  it('patches go both ways between zstd and us', async () => {
    const { applyZstd } = await import('@nuspine/delta');
    const file = (name: string): string => join(folder, name);
    for (const { base, target } of (await changedFiles(pair)).slice(0, 5)) {
      await writeFile(file('old'), base);
      await writeFile(file('new'), target);
      await mustRun('zstd', ['-q', '-f', '--patch-from', file('old'), file('new'), '-o', file('patch')]);
      expect(Buffer.compare(applyZstd(base, await readFile(file('patch'))), target)).toBe(0);
      await writeFile(file('patch'), await zstdEngine({ effort: 'best' }).diff(base, target));
      await mustRun('zstd', ['-d', '-q', '-f', '--patch-from', file('old'), file('patch'), '-o', file('out')]);
      expect(Buffer.compare(await readFile(file('out')), target)).toBe(0);
      await writeFile(file('old'), Buffer.alloc(base.length, 1));
      const wrong = await runProgram('zstd', [
        '-d',
        '-q',
        '-f',
        '--patch-from',
        file('old'),
        file('patch'),
        '-o',
        file('out'),
      ]);
      expect(wrong.code).not.toBe(0);
    }
  });

  it("Velopack's client finds in our feed the update that we plan", async () => {
    const feed = join(folder, 'velopack-feed');
    for (const path of [pair.base, pair.target]) {
      const options = { releases: feed, formats: ['velopack', 'squirrel'] as const, channel: 'stable' };
      await addRelease(options, async (out) => writeFile(out, await readFile(path)));
    }
    const version = (path: string): string => /-(\d[^-]*)-full\.nupkg$/.exec(path)?.[1] ?? '';
    const installed = { id: pair.id, version: version(pair.base), path: pair.base };
    const update = await velopackUpdate(modules, feed, 'stable', installed);
    const plan = await planFeedUpdate({ feed, from: pair.base, formats: ['velopack'] });
    expect(update?.TargetFullRelease.Version).toBe(plan.to);
    expect(update?.TargetFullRelease.FileName).toBe(`${pair.id}-${plan.to}-full.nupkg`);
    expect(update?.BaseRelease?.Version).toBe(plan.from);
    expect(update?.DeltasToTarget?.map(({ FileName }) => FileName)).toEqual(plan.steps.map(({ fileName }) => fileName));
    expect(plan.steps.map(({ kind }) => kind)).toEqual(['delta']);
    const newest = { id: pair.id, version: version(pair.target), path: pair.target };
    expect(await velopackUpdate(modules, feed, 'stable', newest)).toBeNull();
  });

  it("Velopack's client takes the chain of deltas that we plan, from every release of a feed", async () => {
    const feed = join(folder, 'velopack-chain');
    const versions = ['1.0.0', '1.1.0', '1.2.0', '1.3.0'];
    const fulls = versions.map((version) => join(folder, `${CHAIN}-${version}-full.nupkg`));
    for (const [index, version] of versions.entries()) {
      const full = fulls[index] ?? '';
      const content = new Uint8Array(60_000).map((_, at) => (at * at * 31 + (at >> 7)) & 255);
      await writeFile(full, await pairPackage({ 'lib/net45/a.dll': content.fill(index, 500, 520) }, version));
      const options = { releases: feed, formats: ['velopack'] as const, channel: 'stable' };
      await addRelease(options, async (out) => writeFile(out, await readFile(full)));
    }
    for (const [index, version] of versions.slice(0, -1).entries()) {
      const path = fulls[index] ?? '';
      const update = await velopackUpdate(modules, feed, 'stable', { id: CHAIN, version, path });
      const plan = await planFeedUpdate({ feed, from: path, formats: ['velopack'] });
      expect(plan.steps).toHaveLength(versions.length - 1 - index);
      expect([update?.BaseRelease?.Version, update?.TargetFullRelease.Version]).toEqual([plan.from, plan.to]);
      expect(update?.DeltasToTarget?.map(({ FileName }) => FileName)).toEqual(
        plan.steps.map(({ fileName }) => fileName),
      );
    }
  });
});

async function contents(path: string): Promise<ReadonlyMap<string, Buffer>> {
  return withPackageFile(path, async ({ archive }) => {
    const files = new Map<string, Buffer>();
    for (const entry of archive.entries) files.set(entry.path, Buffer.from(await readEntry(archive, entry)));
    return files;
  });
}
