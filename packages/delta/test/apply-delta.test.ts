import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, delta, type Files, make } from './memory-packages.ts';

describe('applyDelta', () => {
  it('gives the released package, byte for byte, whatever changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPair(),
        fc.constantFrom('mark' as const, 'prove' as const),
        async ([before, after], unchanged) => {
          const [base, target] = [await make('1.0.0', before), await make('1.1.0', after)];
          const result = await apply(base, await delta(base, target, { unchanged }));
          expect(Buffer.compare(result.bytes, target.bytes)).toBe(0);
          expect(result.report).toMatchObject({ exactness: 'bytes', target: { version: '1.1.0' } });
        },
      ),
      { numRuns: 60 },
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

/** Two sets of files such that Squirrel can say the change from one to the other. */
function anyPair(): fc.Arbitrary<readonly [Files, Files]> {
  const name = fc.constantFrom('a.dll', 'b #.txt', 'ü.exe', 'de/c.resources.dll', '100%.json', 'd');
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 3000 }),
    fc.string({ minLength: 1, maxLength: 50 }).map(repeated),
  );
  const change = fc.record({ before: fc.option(content), after: fc.option(content) });
  return fc.dictionary(name, change, { maxKeys: 6 }).map((changes) => {
    const [before, after]: [Record<string, Uint8Array>, Record<string, Uint8Array>] = [{}, {}];
    for (const [path, file] of Object.entries(changes)) {
      if (file.before !== null) before[`lib/net8.0/${path}`] = file.before;
      // A new empty file is what Squirrel cannot say.
      if (file.after !== null && (file.before !== null || file.after.length > 0))
        after[`lib/net8.0/${path}`] = file.after;
    }
    return [before, after];
  });
}

function repeated(text: string): Uint8Array {
  return Buffer.from(text.repeat(40));
}
