import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyBsdiff40, portableEngine } from '@nuspine/delta';
import { bsdiffNodeEngine } from '@nuspine/delta/fs';
import { readEntry } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { seededRandom } from '../src/random.ts';
import { releasePair } from '../src/release-pair.ts';
import { mustRun } from '../src/run-program.ts';

const skipped = await reasonToSkip(['bsdiff', 'bspatch']);
const RANDOM_PAIRS = 200;
const REAL_PAIRS = 20;
const SEED = 20_260_101;

interface Pair {
  readonly base: Uint8Array;
  readonly target: Uint8Array;
}

describe.skipIf(skipped !== undefined)(`bsdiff ${skipped ?? ''}`, () => {
  let folder: string;
  let pairs: readonly Pair[];

  beforeAll(async () => {
    folder = await temporaryFolder();
    pairs = [...randomPairs(RANDOM_PAIRS), ...(await realPairs(folder))];
    console.log(
      `bsdiff: ${String(RANDOM_PAIRS)} random pairs (seed ${String(SEED)}), ${String(pairs.length - RANDOM_PAIRS)} real`,
    );
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has enough real pairs', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(RANDOM_PAIRS + REAL_PAIRS);
  });

  it('applies every patch of the portable engine', async () => {
    const engine = portableEngine();
    for (const { base, target } of pairs) {
      const patch = await engine.diff(base, target);
      expect(Buffer.compare(await patchWithBspatch(folder, base, patch), target)).toBe(0);
      expect(Buffer.compare(applyBsdiff40(base, patch), target)).toBe(0);
    }
  });

  it('makes patches that we apply', async () => {
    for (const { base, target } of pairs) {
      const patch = await diffWithBsdiff(folder, base, target);
      expect(Buffer.compare(applyBsdiff40(base, patch), target)).toBe(0);
    }
  });

  it('agrees with bsdiff-node in both directions', async () => {
    const engine = await bsdiffNodeEngine();
    if (engine === undefined) throw new Error('bsdiff-node is not built: run pnpm build:native');
    for (const { base, target } of pairs) {
      const patch = await engine.diff(base, target);
      expect(Buffer.compare(applyBsdiff40(base, patch), target)).toBe(0);
      expect(Buffer.compare(await patchWithBspatch(folder, base, patch), target)).toBe(0);
    }
  });
});

async function patchWithBspatch(folder: string, base: Uint8Array, patch: Uint8Array): Promise<Uint8Array> {
  const file = (name: string): string => join(folder, name);
  await writeFile(file('base'), base);
  await writeFile(file('patch'), patch);
  await mustRun('bspatch', [file('base'), file('out'), file('patch')]);
  return readFile(file('out'));
}

async function diffWithBsdiff(folder: string, base: Uint8Array, target: Uint8Array): Promise<Uint8Array> {
  const file = (name: string): string => join(folder, name);
  await writeFile(file('base'), base);
  await writeFile(file('target'), target);
  await mustRun('bsdiff', [file('base'), file('target'), file('patch')]);
  return readFile(file('patch'));
}

/** The base with pieces copied, moved, changed and inserted: what a rebuilt file looks like. */
function* randomPairs(count: number): Generator<Pair> {
  const next = seededRandom(SEED);
  for (let index = 0; index < count; index += 1) {
    const base = Uint8Array.from({ length: 1 + next(4000) }, () => next(index % 2 === 0 ? 4 : 256));
    const pieces = Array.from({ length: 1 + next(6) }, () => {
      const start = next(base.length);
      const piece = base.slice(start, start + next(1500));
      if (piece.length > 0) piece[next(piece.length)] = next(256);
      return next(4) === 0 ? Uint8Array.from({ length: next(300) }, () => next(256)) : piece;
    });
    yield { base, target: Buffer.concat(pieces) };
  }
}

async function realPairs(folder: string): Promise<readonly Pair[]> {
  const { base, target } = await releasePair(folder);
  const before = await assemblies(base);
  const after = await assemblies(target);
  return [...after].flatMap(([path, bytes]) => {
    const old = before.get(path);
    return old === undefined || Buffer.compare(old, bytes) === 0 ? [] : [{ base: old, target: bytes }];
  });
}

async function assemblies(path: string): Promise<Map<string, Uint8Array>> {
  return withPackageFile(path, async (pkg) => {
    const files = new Map<string, Uint8Array>();
    for (const entry of pkg.files) {
      if (entry.path.endsWith('.dll')) files.set(entry.path, await readEntry(pkg.archive, entry));
    }
    return files;
  });
}
