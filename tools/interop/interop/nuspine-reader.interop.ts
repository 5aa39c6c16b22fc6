import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyDeltaFiles, createDeltaFile } from '@nuspine/delta/fs';
import { temporaryFolder } from '@nuspine/testkit';
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
    pairs = [await releasePair(folder), ...(await consecutivePackages())];
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('rebuilds every package that ours rebuilds, byte for byte', { timeout: 600_000 }, async () => {
    const lines: string[] = [];
    for (const [index, { base, target }] of pairs.entries()) {
      const [delta, ours, theirs] = ['delta', 'ours', 'theirs'].map((name) => join(folder, `${name}-${String(index)}`));
      if (delta === undefined || ours === undefined || theirs === undefined) continue;
      await createDeltaFile({ base, target, out: delta, format: 'nuspine' });
      await applyDeltaFiles({ base, deltas: [delta], out: ours });
      lines.push([base, delta, theirs].join('\t'));
    }
    await mustRun(python ?? '', [READER], { input: lines.join('\n'), env: { PYTHONDONTWRITEBYTECODE: '1' } });
    for (const index of pairs.keys()) {
      const [ours, theirs] = [`ours-${String(index)}`, `theirs-${String(index)}`].map((name) => join(folder, name));
      expect(Buffer.compare(await readFile(theirs ?? ''), await readFile(ours ?? ''))).toBe(0);
    }
    expect(pairs.length).toBeGreaterThan(20);
  });
});

/** Packages of `local-nugets/` that are there in two versions or more. */
async function consecutivePackages(): Promise<Pair[]> {
  const names = (await readdir(LOCAL_NUGETS)).filter((name) => name.endsWith('.nupkg')).toSorted();
  const idOf = (name: string | undefined): string | undefined => /^(.*?)\.[0-9]+\.[0-9]+\./.exec(name ?? '')?.[1];
  return names.flatMap((name, index): Pair[] => {
    const next = names[index + 1];
    if (next === undefined || idOf(name) !== idOf(next)) return [];
    return [{ base: join(LOCAL_NUGETS, name), target: join(LOCAL_NUGETS, next) }];
  });
}
