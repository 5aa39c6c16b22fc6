import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyBsdiff40, portableEngine } from '@nuspine/delta';
import { bsdiffNodeEngine } from '@nuspine/delta/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { seededRandom } from '@nuspine/testkit';
import { type ChangedFile, changedFiles, releasePair } from '../src/release-pair.ts';
import { mustRun } from '../src/run-program.ts';

const skipped = await reasonToSkip(['bsdiff', 'bspatch']);
const RANDOM_PAIRS = 200;
const REAL_PAIRS = 20;
const SEED = 20_260_101;
const BSDIFF_NODE_PATCH = fileURLToPath(new URL('../oracles/bsdiff-node/patch.mjs', import.meta.url));

describe.skipIf(skipped !== undefined)(`bsdiff ${skipped ?? ''}`, () => {
  let folder: string;
  let pairs: readonly ChangedFile[];

  beforeAll(async () => {
    folder = await temporaryFolder();
    pairs = [...randomPairs(RANDOM_PAIRS), ...(await changedFiles(await releasePair(folder)))];
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

  it('gives bsdiff-node patches that it applies, in a process of its own', async () => {
    const engine = portableEngine();
    const outs: string[] = [];
    const triples: string[] = [];
    for (const [index, { base, target }] of pairs.entries()) {
      const [before, patch, out] = ['base', 'patch', 'out'].map((name) => join(folder, `${name}-${String(index)}`));
      if (before === undefined || patch === undefined || out === undefined)
        throw new RangeError('three names are three');
      await Promise.all([writeFile(before, base), writeFile(patch, await engine.diff(base, target))]);
      triples.push(before, out, patch);
      outs.push(out);
    }
    await mustRun(process.execPath, [BSDIFF_NODE_PATCH, ...triples]);
    let equal = 0;
    for (const [index, { target }] of pairs.entries()) {
      expect(Buffer.compare(await readFile(outs[index] ?? ''), target)).toBe(0);
      equal += 1;
    }
    console.log(`bsdiff-node applied ${String(equal)} of our patches, each equal`);
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
function* randomPairs(count: number): Generator<ChangedFile> {
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
