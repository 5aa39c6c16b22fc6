import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBsdiff40, portableEngine } from '../../src/index.ts';

/** Two byte strings that have parts in common, in another order and with changes. */
const related = fc
  .record({
    parts: fc.array(fc.uint8Array({ minLength: 0, maxLength: 60 }), { minLength: 1, maxLength: 6 }),
    order: fc.array(fc.nat({ max: 5 }), { maxLength: 10 }),
    noise: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 12 }),
  })
  .map(({ parts, order, noise }) => {
    const base = new Uint8Array(Buffer.concat(parts));
    const target = new Uint8Array(Buffer.concat(order.map((part) => parts[part % parts.length] ?? base)));
    for (const [place, value] of noise) if (target.length > 0) target[place % target.length] = value;
    return { base, target };
  });

describe('portableEngine', () => {
  it('makes patches that rebuild the target', async () => {
    const engine = portableEngine();
    await fc.assert(
      fc.asyncProperty(related, async ({ base, target }) => {
        const rebuilt = applyBsdiff40(base, await engine.diff(base, target), { maxTargetSize: target.length });
        expect(Buffer.compare(rebuilt, target)).toBe(0);
      }),
      { seed: 20_262, numRuns: 300 },
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
