import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBsdiff40, portableEngine } from '../../src/index.ts';
import { joined, noise, periodic } from '../sample-bytes.ts';

const RUNS = process.env['NUSPINE_DEEP'] === '1' ? 3000 : 300;
const SEED = 20_262;
const TIMEOUT = { timeout: 600_000 };

/** Content of many kinds: text, long runs, periods, and bytes that nothing compresses. */
const part = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  fc.tuple(fc.nat({ max: 255 }), fc.nat({ max: 5000 })).map(([byte, length]) => new Uint8Array(length).fill(byte)),
  fc.tuple(fc.string({ minLength: 1, maxLength: 9 }), fc.nat({ max: 900 })).map(([text, n]) => periodic(n, text)),
  fc
    .tuple(fc.nat(), fc.nat({ max: 900 }), fc.constantFrom(2, 4, 256))
    .map(([seed, n, values]) => noise(n, seed, values)),
);

/** Two byte strings that have parts in common, in another order and with changes. */
const related = fc
  .record({
    parts: fc.array(part, { minLength: 1, maxLength: 6 }),
    order: fc.array(fc.nat({ max: 5 }), { maxLength: 10 }),
    changes: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 12 }),
  })
  .map(({ parts, order, changes }) => {
    const base = joined(...parts);
    const target = joined(...order.map((index) => parts[index % parts.length] ?? base));
    for (const [place, value] of changes) if (target.length > 0) target[place % target.length] = value;
    return { base, target };
  });

describe('portableEngine', () => {
  it(`makes patches that rebuild the target, in ${String(RUNS)} cases (seed ${String(SEED)})`, TIMEOUT, async () => {
    const engine = portableEngine();
    await fc.assert(
      fc.asyncProperty(related, async ({ base, target }) => {
        const rebuilt = applyBsdiff40(base, await engine.diff(base, target), { maxTargetSize: target.length });
        expect(Buffer.compare(rebuilt, target)).toBe(0);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it.each([
    ['empty', 'empty', '', ''],
    ['empty', 'something', '', 'abc'],
    ['something', 'empty', 'abc', ''],
  ])('makes a patch from %s to %s', async (_base, _target, from, to) => {
    const patch = await portableEngine().diff(Buffer.from(from), Buffer.from(to));
    expect(Buffer.from(applyBsdiff40(Buffer.from(from), patch)).toString()).toBe(to);
  });

  it('does not depend on how its input lies in memory', async () => {
    const bytes = Buffer.from('....the same bytes in another place....');
    const other = Buffer.from(bytes).subarray(4);
    const target = Buffer.from('the same bytes in a place');
    const [first, second] = await Promise.all([
      portableEngine().diff(new Uint8Array(other), target),
      portableEngine().diff(other, target),
    ]);
    expect(first).toEqual(second);
  });
});
