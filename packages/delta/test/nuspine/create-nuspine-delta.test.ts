import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { bytesSink, digestBytes } from '@nuspine/primitives';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyNuspineDelta } from '../../src/nuspine/apply-nuspine-delta.ts';
import { createNuspineDelta } from '../../src/nuspine/create-nuspine-delta.ts';
import { localFile, localPairs, optionsAssemblies } from '../clr/local-assemblies.ts';
import { contentsOf, delta, type Files, make, type MemoryPackage, open } from '../memory-packages.ts';
import { packagePair, seededRandom } from '../package-pairs.ts';
import { deflatedOtherwise, oddArchive, packedAgain } from '../odd-archives.ts';

const IS_DEEP = process.env['NUSPINE_DEEP'] !== undefined;
/** Every n-th pair of packages; all of them in the deep tests. */
const EVERY = IS_DEEP ? 1 : 10;
const SHAPES = IS_DEEP ? 3000 : 15;
const PAIRS = IS_DEEP ? 600 : 25;

async function create(
  base: MemoryPackage,
  target: MemoryPackage,
  options: Parameters<typeof createNuspineDelta>[2] = {},
): Promise<Uint8Array> {
  const sink = bytesSink();
  await createNuspineDelta(base.pkg, target.pkg, options, sink);
  return sink.bytes();
}

async function rebuilt(base: MemoryPackage, change: Uint8Array): Promise<Uint8Array> {
  const sink = bytesSink();
  await applyNuspineDelta(base.pkg, change, sink);
  return sink.bytes();
}

const random = (seed: number, size: number): Uint8Array => {
  let state = seed;
  return Uint8Array.from({ length: size }, () => (state = Math.imul(state, 1_103_515_245) + 12_345) >>> 24);
};

describe('createNuspineDelta', () => {
  it('makes a delta that gives the released package, byte for byte', async () => {
    const { base, target, other } = await optionsAssemblies();
    const before = await make('1.0.0', { 'lib/net9.0/A.dll': base, 'lib/net9.0/B.dll': other, 'readme.md': 'one' });
    const after = await make('1.1.0', { 'lib/net9.0/A.dll': target, 'lib/net9.0/B.dll': base, 'readme.md': 'two' });
    expect(Buffer.from(await rebuilt(before, await create(before, after)))).toEqual(Buffer.from(after.bytes));
  });

  it('makes the same delta when the target is proven elsewhere, before or after it was coded', async () => {
    const { base, target } = await optionsAssemblies();
    const before = await make('1.0.0', { 'lib/net9.0/A.dll': base });
    const after = await make('1.1.0', { 'lib/net9.0/A.dll': target });
    const other = await deflatedOtherwise(after);
    for (const each of [after, other]) {
      const wanted = await create(before, each);
      for (const answer of [each === after, undefined]) {
        const sink = bytesSink();
        let groups = 0;
        const askCanonical = () => ({ finish: () => Promise.resolve(answer) });
        const options = { askCanonical, afterGroup: () => (groups += 1) };
        await createNuspineDelta(before.pkg, each.pkg, options, sink);
        expect(Buffer.from(sink.bytes())).toEqual(Buffer.from(wanted));
        expect(groups).toBeGreaterThan(0);
      }
    }
  });

  it('makes another in less time that gives the same', async () => {
    const { base, target, other } = await optionsAssemblies();
    const alike = Uint8Array.from(other).fill(1, 0x60, 0x64);
    const before = await make('1.0.0', { 'lib/net9.0/A.dll': base, 'lib/net9.0/B.dll': other });
    const after = await make('1.1.0', { 'lib/net9.0/A.dll': target, 'lib/net9.0/B.dll': alike });
    const hasty = await create(before, after, { effort: 'fast' });
    expect(Buffer.compare(hasty, await create(before, after))).not.toBe(0);
    expect(Buffer.from(await rebuilt(before, hasty))).toEqual(Buffer.from(after.bytes));
  });

  it('makes smaller deltas than the formats of others', async () => {
    const { base, target } = await optionsAssemblies();
    const before = await make('1.0.0', { 'lib/net9.0/A.dll': base });
    const after = await make('1.1.0', { 'lib/net9.0/A.dll': target });
    const ours = await create(before, after);
    const squirrel = await delta(before, after);
    expect(ours.length).toBeLessThan(0.7 * squirrel.bytes.length);
  });

  it('gives back symbols inside assemblies, in one group or in many', { timeout: 120_000 }, async () => {
    const dapper = (framework: string): Promise<Uint8Array> =>
      localFile('Dapper.2.1.86', `lib/${framework}/Dapper.dll`);
    const [one, two] = [await dapper('net461'), await dapper('netstandard2.0')];
    const three = IS_DEEP ? await dapper('net8.0') : one;
    const before = await make('1.0.0', {
      'lib/a.dll': one,
      ...(IS_DEEP ? { 'lib/b.dll': two } : {}),
      'lib/c.txt': 'c',
    });
    const after = await make('1.1.0', { 'lib/a.dll': two, 'lib/b.dll': three, 'lib/c.txt': 'd', 'lib/e.dll': one });
    for (const groupSize of [1, 300_000, 2 ** 26]) {
      const change = await create(before, after, { groupSize });
      expect(Buffer.from(await rebuilt(before, change))).toEqual(Buffer.from(after.bytes));
      expect(change.length).toBeLessThan(50_000);
      expect(Buffer.compare(await create(before, after, { groupSize, takeAhead: true }), change)).toBe(0);
    }
  });

  it('costs next to nothing for files that were moved, renamed, copied or split', async () => {
    const [one, two] = [random(1, 40_000), random(2, 40_000)];
    const before = await make('1.0.0', { 'lib/a.bin': one, 'lib/b.bin': two });
    const after = await make('1.1.0', {
      'lib/moved/a.bin': one,
      'lib/again.bin': one,
      'lib/c.bin': two.subarray(0, 15_000),
      'lib/d.bin': two.subarray(15_000),
    });
    const change = await create(before, after);
    expect(change.length).toBeLessThan(1000);
    expect(Buffer.from(await rebuilt(before, change))).toEqual(Buffer.from(after.bytes));
  });

  it(`gives back any package from any other, ${String(PAIRS)} times`, { timeout: 900_000 }, async () => {
    const files = fc.dictionary(
      fc.constantFrom('lib/a.dll', 'lib/A b#.dll', 'lib/ü.txt', 'x/a.dll.bsdiff', 'lib/empty'),
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.constant(Buffer.alloc(70_000, 'run')),
        fc.constant(random(3, 999)),
      ),
    );
    await fc.assert(
      fc.asyncProperty(files, files, async (from: Files, to: Files) => {
        const [before, after] = [await make('1.0.0', from), await make('1.1.0', to)];
        expect(Buffer.from(await rebuilt(before, await create(before, after)))).toEqual(Buffer.from(after.bytes));
      }),
      { numRuns: PAIRS, seed: 20 },
    );
  });

  it('gives the same bytes every time', async () => {
    const { base, target } = await optionsAssemblies();
    const before = await make('1.0.0', { 'lib/net9.0/A.dll': base });
    const after = await make('1.1.0', { 'lib/net9.0/A.dll': target });
    expect(await create(before, after)).toEqual(await create(before, after));
  });

  it('gives back, byte for byte, packages that other tools packed and signed', { timeout: 900_000 }, async () => {
    const pairs = (await localPairs()).filter((_, index) => index % EVERY === 0);
    for (const [before, after] of pairs) {
      await withPackageFile(before, (base) =>
        withPackageFile(after, async (target) => {
          const sink = bytesSink();
          const report = await createNuspineDelta(base, target, {}, sink);
          expect(report).toMatchObject({ format: 'nuspine', exactness: 'bytes' });
          const result = bytesSink();
          const applied = await applyNuspineDelta(base, sink.bytes(), result);
          expect(applied.exactness).toBe('bytes');
          expect(digestBytes(result.bytes())).toBe(report.target.digest);
        }),
      );
    }
    expect(pairs.length).toBeGreaterThan(EVERY > 1 ? 2 : 28);
    console.info(`${String(pairs.length)} packages of other tools are the same to the byte`);
  });

  it('says that only the contents of a package are exact that is packed as nobody knows', async () => {
    const before = await make('1.0.0', { 'lib/a.txt': 'one' });
    // A stored block with a bit set where none says anything: inflating passes it over, deflating never writes it.
    const odd = Buffer.concat([Buffer.of(0x11, 3, 0, 0xfc, 0xff), Buffer.from('odd')]);
    const after = await packedAgain(await make('1.1.0', { 'lib/b.txt': 'odd' }), { 'lib/b.txt': odd });
    const sink = bytesSink();
    expect(await createNuspineDelta(before.pkg, after.pkg, {}, sink)).toMatchObject({ exactness: 'contents' });
    const made = await open(await rebuilt(before, sink.bytes()));
    expect(await contentsOf(made)).toEqual(await contentsOf(after));
  });

  it('gives back archives of every shape, byte for byte', { timeout: 3_600_000 }, async () => {
    const random = seededRandom(11);
    for (let round = 0; round < SHAPES; round += 1) {
      const { base, target } = packagePair(random);
      const [before, after] = [await make('1.0.0', base), await oddArchive(await make('1.1.0', target), random)];
      const sink = bytesSink();
      const from = random(2) === 0 ? before : await oddArchive(before, random);
      const report = await createNuspineDelta(from.pkg, after.pkg, {}, sink);
      expect(report.exactness).toBe('bytes');
      expect(Buffer.compare(await rebuilt(from, sink.bytes()), after.bytes)).toBe(0);
    }
    console.info(`${String(SHAPES)} archives of other shapes are the same to the byte, seed 11`);
  });
});
