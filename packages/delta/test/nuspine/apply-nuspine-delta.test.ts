import { bytesSink, digestBytes } from '@nuspine/primitives';
import { CodedError } from '@nuspine/primitives';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyNuspineDelta } from '../../src/nuspine/apply-nuspine-delta.ts';
import { formatContainer, parseContainer } from '../../src/nuspine/container.ts';
import { createNuspineDelta } from '../../src/nuspine/create-nuspine-delta.ts';
import { optionsAssemblies } from '../clr/local-assemblies.ts';
import { make, type MemoryPackage } from '../memory-packages.ts';

const MUTANTS = process.env['NUSPINE_DEEP'] === undefined ? 100 : 50_000;
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
function repacked(mutate: (stream: Buffer, index: number) => Uint8Array): Promise<Uint8Array> {
  const { header, count, stream } = parseContainer(change);
  const streams = Array.from({ length: count }, (_, index) => mutate(Buffer.from(stream(index)), index));
  return formatContainer(header, streams, 1);
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
    const lie = await formatContainer({ ...header, target: other, result: other }, streams, 1);
    await expect(apply(lie)).rejects.toThrowCode('DELTA_RESULT_MISMATCH');
  });

  it(
    `gives a coded error or the right package for each of ${String(MUTANTS)} damaged deltas`,
    { timeout: 3_600_000 },
    async () => {
      let state = 7;
      const next = (below: number): number =>
        ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 4) % below;
      let refused = 0;
      let slowest = 0;
      for (let mutant = 0; mutant < MUTANTS; mutant += 1) {
        const victim = next(7);
        const damaged = await repacked((stream, index) => {
          if (index !== victim || stream.length === 0) return stream;
          if (next(8) === 0) return stream.subarray(0, next(stream.length));
          for (let left = 1 + next(3); left > 0; left -= 1) stream[next(stream.length)] = next(256);
          return stream;
        });
        const start = performance.now();
        try {
          expect(Buffer.from(await apply(damaged))).toEqual(Buffer.from(after.bytes));
        } catch (error) {
          if (!(error instanceof CodedError)) throw error;
          refused += 1;
        }
        slowest = Math.max(slowest, performance.now() - start);
      }
      expect(refused).toBeGreaterThan(MUTANTS / 2);
      console.info(`${String(refused)} of ${String(MUTANTS)} damaged deltas refused; slowest ${slowest.toFixed(0)} ms`);
    },
  );

  it('refuses the container cut off anywhere', async () => {
    for (let size = 0; size < change.length; size += 97) {
      await expect(apply(change.subarray(0, size))).rejects.toThrow(CodedError);
    }
  });
});
