import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bytesSink, bytesSource, CodedError, compareNuGetVersions, parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { applyDelta } from '../src/apply-delta.ts';
import { createDelta } from '../src/create-delta.ts';
import type { DiffEngine } from '../src/engine/diff-engine.ts';
import { portableEngine } from '../src/engine/portable-engine.ts';
import { zstdEngine } from '../src/engine/zstd-engine.ts';
import { DELTA_FORMATS } from '../src/formats/delta-formats.ts';
import { PACKAGE_FORMAT_NAMES } from '../src/formats/format-name.ts';
import { hostileDelta } from './hostile-deltas.ts';
import { apply, contentsOf, delta, make, type MemoryPackage, open } from './memory-packages.ts';
import { packagePair, seededRandom } from './package-pairs.ts';

const DEEP = process.env.NUSPINE_DEEP === '1';
const PAIRS = DEEP ? 3000 : 40;
const MUTANTS = DEEP ? 20_000 : 150;
const SEED = 20_240_517;

const engineOf = (format: string): DiffEngine => (format === 'velopack' ? zstdEngine() : portableEngine());

/** A pair of releases with the delta in one format, or nothing where the format cannot say the change. */
async function anyDelta(
  seed: number,
  format: (typeof PACKAGE_FORMAT_NAMES)[number],
): Promise<Record<'base' | 'target' | 'change', MemoryPackage> | undefined> {
  const random = seededRandom(seed);
  const pair = packagePair(random);
  const [base, target] = [await make('1.0.0', pair.base), await make('1.1.0', pair.target)];
  const refusals = DELTA_FORMATS[format].refusals(base.pkg.archive.entries, target.pkg.archive.entries);
  const unchanged = random(4) === 0 ? 'prove' : 'mark';
  if (refusals.length === 0) return { base, target, change: await delta(base, target, { format, unchanged }) };
  await expect(delta(base, target, { format })).rejects.toThrowCode('DELTA_FORMAT_CANNOT_SAY');
  return undefined;
}

async function nuspineDelta(base: MemoryPackage, target: MemoryPackage): Promise<Uint8Array> {
  const sink = bytesSink();
  await createDelta(base.pkg, target.pkg, { format: 'nuspine', engine: portableEngine() }, sink);
  return sink.bytes();
}

/** Paths of each package in local-nugets/ and of its next version there, the smallest first. */
async function realPairs(): Promise<readonly (readonly [string, string])[]> {
  const { packages }: { readonly packages: readonly RealPackage[] } = JSON.parse(
    await readFile(join(LOCAL_NUGETS, 'manifest.json'), 'utf8'),
  );
  const pairs = [...Map.groupBy(packages, ({ id }) => id.toLowerCase()).values()].flatMap((versions) => {
    const sorted = versions.toSorted((a, b) =>
      compareNuGetVersions(parseNuGetVersion(a.version), parseNuGetVersion(b.version)),
    );
    return sorted
      .slice(1)
      .map((next, index) => [join(LOCAL_NUGETS, sorted[index]?.file ?? ''), join(LOCAL_NUGETS, next.file)] as const);
  });
  const sized = await Promise.all(pairs.map(async (pair) => ({ pair, size: (await stat(pair[1])).size })));
  return sized.toSorted((a, b) => a.size - b.size).map(({ pair }) => pair);
}

interface RealPackage {
  readonly id: string;
  readonly version: string;
  readonly file: string;
}

const LOCAL_NUGETS = fileURLToPath(new URL('../../../local-nugets/', import.meta.url));

describe('applyDelta', () => {
  it.each(['squirrel', 'velopack', 'nuspine'] as const)(
    'tells how large the package is before it writes any of it, in the %s format',
    async (format) => {
      const files = { 'lib/net8.0/App.dll': 'one' };
      const [base, target] = [await make('1.0.0', files), await make('1.1.0', { 'lib/net8.0/App.dll': 'two' })];
      const change = bytesSink();
      await createDelta(base.pkg, target.pkg, { engine: engineOf(format), format }, change);
      const sink = bytesSink();
      const expectSize = async (size: number): Promise<void> => {
        expect(size).toBe(target.bytes.length);
        throw new Error('no room');
      };
      const applied = applyDelta(base.pkg, bytesSource(change.bytes()), sink, { expectSize });
      await expect(applied).rejects.toThrow('no room');
      expect(sink.bytes()).toHaveLength(0);
    },
  );

  it.each(PACKAGE_FORMAT_NAMES)(
    `gives the released package of %s, byte for byte, for ${String(PAIRS)} pairs of releases`,
    { timeout: 1_800_000 },
    async (format) => {
      let refused = 0;
      for (let run = 0; run < PAIRS; run += 1) {
        const made = await anyDelta(SEED + run, format);
        refused += made === undefined ? 1 : 0;
        if (made === undefined) continue;
        const result = await apply(made.base, made.change);
        expect(Buffer.compare(result.bytes, made.target.bytes), `seed ${String(SEED + run)}`).toBe(0);
        expect(result.report.exactness).toBe('bytes');
      }
      console.info(`${format}: ${String(PAIRS)} pairs, ${String(refused)} refused, seed ${String(SEED)}`);
      expect(refused).toBeLessThan(PAIRS * 0.8);
    },
  );

  it(
    `gives the released package of nuspine, byte for byte, for ${String(PAIRS)} pairs of releases`,
    { timeout: 1_800_000 },
    async () => {
      const changes = new Map<string, number>();
      for (let run = 0; run < PAIRS; run += 1) {
        const pair = packagePair(seededRandom(SEED + run));
        for (const change of pair.changes) changes.set(change, (changes.get(change) ?? 0) + 1);
        const [base, target] = [await make('1.0.0', pair.base), await make('1.1.0', pair.target)];
        const made = await nuspineDelta(base, target);
        const result = await apply(base, { bytes: made });
        expect(Buffer.compare(result.bytes, target.bytes), `seed ${String(SEED + run)}`).toBe(0);
        expect(result.report.exactness).toBe('bytes');
        expect(Buffer.compare(made, await nuspineDelta(base, target)), 'the same delta again').toBe(0);
      }
      console.info(`nuspine: ${String(PAIRS)} pairs, none refused, seed ${String(SEED)}`, Object.fromEntries(changes));
    },
  );

  it(
    `gives the files of the next release for ${DEEP ? 'all' : 'the smallest two'} consecutive pairs of real packages`,
    { timeout: 1_800_000 },
    async () => {
      const pairs = await realPairs();
      let exact = 0;
      for (const [from, to] of DEEP ? pairs : pairs.slice(0, 2)) {
        const [base, target] = [await open(await readFile(from)), await open(await readFile(to))];
        const result = await apply(base, { bytes: await nuspineDelta(base, target) });
        expect(await contentsOf(await open(result.bytes)), to).toEqual(await contentsOf(target));
        exact += Buffer.compare(result.bytes, target.bytes) === 0 ? 1 : 0;
      }
      const done = DEEP ? pairs.length : 2;
      console.info(`nuspine: ${String(done)} of ${String(pairs.length)} real pairs, ${String(exact)} to the byte`);
      expect(pairs.length).toBeGreaterThan(2);
    },
  );

  it.each(PACKAGE_FORMAT_NAMES)(
    `gives the released package of %s or a typed error for ${String(MUTANTS)} hostile deltas`,
    { timeout: 1_800_000 },
    async (format) => {
      const random = seededRandom(SEED);
      let made: Awaited<ReturnType<typeof anyDelta>>;
      let [survived, slowest] = [0, 0];
      for (let run = 0, seed = SEED; run < MUTANTS; run += 1) {
        for (; made === undefined || run % 50 === 49; run += made === undefined ? 0 : 1) {
          seed += 1;
          made = await anyDelta(seed, format);
        }
        const { kind, bytes } = await hostileDelta(made.change, random);
        const start = performance.now();
        try {
          const result = await apply(made.base, await open(bytes));
          expect(Buffer.compare(result.bytes, made.target.bytes), `${kind}, run ${String(run)}`).toBe(0);
          survived += 1;
        } catch (error) {
          expect(error, `${kind}, run ${String(run)}`).toBeInstanceOf(CodedError);
        }
        slowest = Math.max(slowest, performance.now() - start);
      }
      console.info(`${format}: ${String(MUTANTS)} hostile deltas, ${String(survived)} harmless, seed ${String(SEED)}`);
      console.info(`${format}: slowest ${slowest.toFixed(0)} ms`);
    },
  );

  it('refuses another base before it writes anything', async () => {
    const files = { 'lib/net8.0/a.dll': 'one' };
    const change = await delta(await make('1.0.0', files), await make('1.1.0', { 'lib/net8.0/a.dll': 'two' }));
    await expect(apply(await make('1.0.0', { ...files, 'lib/b': 'b' }), change)).rejects.toThrowCode(
      'DELTA_BASE_MISMATCH',
    );
  });

  it('follows a chain of deltas', async () => {
    const first = await make('1.0.0', { 'lib/net8.0/a.dll': 'one' });
    const second = await make('1.1.0', { 'lib/net8.0/a.dll': 'one and two' });
    const third = await make('1.2.0', { 'lib/net8.0/a.dll': 'two' });
    const between = await apply(first, await delta(first, second));
    expect(Buffer.compare(between.bytes, second.bytes)).toBe(0);
    const last = await apply(second, await delta(second, third));
    expect(Buffer.compare(last.bytes, third.bytes)).toBe(0);
  });
});
