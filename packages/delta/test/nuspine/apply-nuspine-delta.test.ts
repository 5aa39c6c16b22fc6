import { bytesSink, digestBytes } from '@nuspine/primitives';
import { CodedError } from '@nuspine/primitives';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyNuspineDelta } from '../../src/nuspine/apply-nuspine-delta.ts';
import { packStreams } from '../../src/nuspine/codec.ts';
import { formatContainer, parseContainer } from '../../src/nuspine/container.ts';
import { createNuspineDelta } from '../../src/nuspine/create-nuspine-delta.ts';
import { hostileAssembly } from '../clr/hostile-assembly.ts';
import { localFile, optionsAssemblies } from '../clr/local-assemblies.ts';
import { make, type MemoryPackage } from '../memory-packages.ts';
import { oddArchive } from '../odd-archives.ts';
import { seededRandom } from '../package-pairs.ts';
import { hostileContainer } from './hostile-containers.ts';

const IS_DEEP = process.env['NUSPINE_DEEP'] !== undefined;
let before: MemoryPackage;
let after: MemoryPackage;
let change: Uint8Array;

beforeAll(async () => {
  const { base, target } = await optionsAssemblies();
  before = await make('1.0.0', { 'lib/net9.0/A.dll': base, 'lib/net9.0/notes.txt': 'one' });
  after = await make('1.1.0', { 'lib/net9.0/A.dll': target, 'lib/net9.0/notes.txt': 'another', 'lib/new.txt': 'new' });
  const sink = bytesSink();
  await createNuspineDelta(before.pkg, after.pkg, {}, sink);
  change = sink.bytes();
});

async function apply(delta: Uint8Array, base = before): Promise<Uint8Array> {
  const sink = bytesSink();
  await applyNuspineDelta(base.pkg, delta, sink);
  return sink.bytes();
}

/** The delta with other streams, so that what lies behind the packing is reached. */
async function repacked(mutate: (stream: Buffer, index: number) => Uint8Array): Promise<Uint8Array> {
  const { header, count, stream } = parseContainer(change);
  const streams = Array.from({ length: count }, (_, index) => mutate(Buffer.from(stream(index)), index));
  return formatContainer(header, await packStreams(streams, 1));
}

describe('applyNuspineDelta', () => {
  it('refuses a base that the delta was not made for, before anything else', async () => {
    await expect(apply(change, after)).rejects.toThrowCode('DELTA_BASE_MISMATCH');
  });

  it('refuses a delta that names another package', async () => {
    const renamed = await repacked((stream, index) => {
      if (index === 0) stream.write('X', 1);
      return stream;
    });
    await expect(apply(renamed)).rejects.toThrowCode('DELTA_PACKAGE_MISMATCH');
  });

  it('refuses more than it may make', async () => {
    const sink = bytesSink();
    await expect(applyNuspineDelta(before.pkg, change, sink, { maxSize: 1000 })).rejects.toThrowCode(
      'DELTA_LIMIT_EXCEEDED',
    );
    expect(sink.bytes()).toHaveLength(0);
  });

  it('refuses a result that is not the recorded one', async () => {
    const { header, count, stream } = parseContainer(change);
    const streams = Array.from({ length: count }, (_, index) => stream(index));
    const other = { size: 5, digest: digestBytes(Buffer.from('other')) };
    const lie = formatContainer({ ...header, target: other, result: other }, await packStreams(streams, 1));
    await expect(apply(lie)).rejects.toThrowCode('DELTA_RESULT_MISMATCH');
  });

  it('refuses the container cut off anywhere', async () => {
    for (let size = 0; size < change.length; size += 97) {
      await expect(apply(change.subarray(0, size))).rejects.toThrow(CodedError);
    }
  });
});

/** Whole in the deep tests, a part of the same sequence else. */
const MUTANTS = IS_DEEP ? 50_000 : 100;
const ASSEMBLIES = IS_DEEP ? 5000 : 20;
const SEED = 20_261;
const MOST_MILLISECONDS = 1000;
const MOST_MEMORY = 2 ** 30;

interface Target {
  readonly base: MemoryPackage;
  readonly bytes: Uint8Array;
  readonly delta: Uint8Array;
}

async function targetOf(base: MemoryPackage, target: MemoryPackage): Promise<Target> {
  const sink = bytesSink();
  await createNuspineDelta(base.pkg, target.pkg, { groupSize: 20_000 }, sink);
  return { base, bytes: target.bytes, delta: sink.bytes() };
}

/** Small deltas with everything that there is: assemblies, signatures, symbols, groups, and a form of its own. */
async function targets(): Promise<readonly Target[]> {
  const sink = (framework: string): Promise<Uint8Array> =>
    localFile('Serilog.Sinks.Async.1.5.0', `lib/${framework}/Serilog.Sinks.Async.dll`);
  const debug = (patch: string): Promise<Uint8Array> =>
    localFile(`Microsoft.Extensions.Logging.Debug.9.0.${patch}`, 'lib/net9.0/Microsoft.Extensions.Logging.Debug.dll');
  const dapper = (framework: string): Promise<Uint8Array> => localFile('Dapper.2.1.86', `lib/${framework}/Dapper.dll`);
  const small = await make('1.0.0', { 'lib/a.dll': await sink('net45'), 'lib/b.txt': 'one', 'lib/c.txt': 'same' });
  const later = await make('1.1.0', { 'lib/a.dll': await sink('net461'), 'lib/b.txt': 'two', 'lib/c.txt': 'same' });
  const signed = await make('1.0.0', { 'lib/a.dll': await debug('20'), 'lib/old.txt': 'what was split off' });
  const signedLater = await make('1.1.0', { 'lib/a.dll': await debug('22'), 'lib/new.txt': 'what was split' });
  const withSymbols = await make('1.0.0', { 'lib/a.dll': await dapper('net461') });
  const symbolsLater = await make('1.1.0', { 'lib/a.dll': await dapper('netstandard2.0') });
  const plain = await targetOf(small, later);
  const inForm = await targetOf(small, await oddArchive(later, seededRandom(3)));
  const computed = await targetOf(signed, signedLater);
  return [plain, inForm, computed, plain, inForm, computed, plain, inForm, await targetOf(withSymbols, symbolsLater)];
}

/** Milliseconds of this thread's own work, where Node tells them. */
function worked(): number {
  const { threadCpuUsage = (): NodeJS.CpuUsage => process.cpuUsage() }: Partial<typeof process> = process;
  const { user, system } = threadCpuUsage();
  return (user + system) / 1000;
}

interface Outcome {
  refused: number;
  right: number;
  slowest: number;
}

/** Runs something hostile: a coded error or the right result, in time. */
async function judge(outcome: Outcome, what: string, run: () => Promise<boolean>): Promise<void> {
  const start = worked();
  try {
    expect(await run(), what).toBe(true);
    outcome.right += 1;
  } catch (error) {
    if (!(error instanceof CodedError)) throw new Error(`${what} is neither refused nor right`, { cause: error });
    outcome.refused += 1;
  }
  const took = worked() - start;
  expect(took, what).toBeLessThan(MOST_MILLISECONDS);
  outcome.slowest = Math.max(outcome.slowest, took);
}

function tell(what: string, { refused, right, slowest }: Outcome): void {
  const peak = process.resourceUsage().maxRSS * 1024;
  const counts = `${String(refused)} refused, ${String(right)} right`;
  const cost = `slowest ${slowest.toFixed(0)} ms of CPU time, peak ${(peak / 2 ** 20).toFixed(0)} MiB`;
  console.info(`${what}, seed ${String(SEED)}: ${counts}; ${cost}`);
  if (IS_DEEP) expect(peak).toBeLessThan(MOST_MEMORY);
}

describe('hostile deltas', () => {
  it(`${String(MUTANTS)} of them give a coded error or the right package`, { timeout: 7_200_000 }, async () => {
    const random = seededRandom(SEED);
    const all = await targets();
    const outcome: Outcome = { refused: 0, right: 0, slowest: 0 };
    for (let mutant = 0; mutant < MUTANTS; mutant += 1) {
      const [target, other] = [all[random(all.length)], all[random(all.length)]];
      if (target === undefined || other === undefined) continue;
      const { kind, bytes } = hostileContainer(target.delta, other.delta, random);
      await judge(outcome, `mutant ${String(mutant)} (${kind})`, async () => {
        const sink = bytesSink();
        await applyNuspineDelta(target.base.pkg, bytes, sink, { maxSize: 2 ** 26 });
        return Buffer.compare(sink.bytes(), target.bytes) === 0;
      });
    }
    expect(outcome.refused).toBeGreaterThan(MUTANTS / 2);
    tell(`${String(MUTANTS)} deltas`, outcome);
  });

  it(
    `${String(ASSEMBLIES)} hostile assemblies on either side cost time, not truth`,
    { timeout: 7_200_000 },
    async () => {
      const random = seededRandom(SEED);
      const sound = await localFile('Serilog.Sinks.Async.1.5.0', 'lib/net45/Serilog.Sinks.Async.dll');
      const later = await localFile('Serilog.Sinks.Async.1.5.0', 'lib/net461/Serilog.Sinks.Async.dll');
      const outcome: Outcome = { refused: 0, right: 0, slowest: 0 };
      for (let mutant = 0; mutant < ASSEMBLIES; mutant += 1) {
        const [base, target] = [hostileAssembly(sound, random), hostileAssembly(later, random)];
        const before = await make('1.0.0', { 'lib/a.dll': base.bytes });
        const after = await make('1.1.0', { 'lib/a.dll': target.bytes });
        await judge(outcome, `assemblies ${String(mutant)} (${base.kind}, ${target.kind})`, async () => {
          const [delta, sink] = [bytesSink(), bytesSink()];
          await createNuspineDelta(before.pkg, after.pkg, { effort: 'fast' }, delta);
          await applyNuspineDelta(before.pkg, delta.bytes(), sink);
          return Buffer.compare(sink.bytes(), after.bytes) === 0;
        });
      }
      expect(outcome.right).toBe(ASSEMBLIES);
      tell(`${String(ASSEMBLIES)} pairs of assemblies`, outcome);
    },
  );
});
