import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import Type, { type TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import { DeltaRecipeSchema } from '../src/delta-recipe.ts';
import { fitsSchema } from '../src/fits-schema.ts';
import { NuspineIndexSchema } from '../src/nuspine-index.ts';

const digest = `sha256:${'0'.repeat(64)}`;
const stamp = { id: 'App', version: '1.0.0', size: 10, digest };
const RECIPE = {
  formatVersion: 1,
  format: 'squirrel',
  base: stamp,
  target: stamp,
  result: { size: 10, digest, modified: '1980-01-01T00:00:00' },
  copies: true,
  form: { skeleton: 'AAAA', packed: [{ offset: 1, how: 'store' }] },
  entries: [{ path: 'App.nuspec', size: 1, digest, from: 'delta' }],
};
const file = { fileName: 'App.nupkg', size: 1, digest, sha1: '0'.repeat(40) };
const end = { version: '1.0.0', size: 1, digest };
const INDEX = {
  formatVersion: 1,
  packageId: 'App',
  later: 'member',
  fulls: [{ version: '1.0.0', ...file }],
  deltas: [{ ...file, base: end, target: end }],
};
const LOOSE = Type.Object({
  text: Type.Optional(Type.Union([Type.String({ minLength: 2 }), Type.Null()])),
  number: Type.Number({ minimum: 1, maximum: 3 }),
});

const SCHEMAS: readonly (readonly [name: string, schema: TSchema, sample: object])[] = [
  ['a recipe', DeltaRecipeSchema, RECIPE],
  ['an index', NuspineIndexSchema, INDEX],
  ['a loose document', LOOSE, { text: '😀', number: 1.5, other: {} }],
];

/** Every place of a value, as the keys that lead there. */
function places(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, each]) => places(each, [...at, key]))];
}

/** The value with something else, or nothing, at a place; at the end of one, a new member. */
function changed(value: unknown, at: readonly string[], to: unknown): unknown {
  const [key, ...rest] = at;
  if (key === undefined || typeof value !== 'object' || value === null) return to;
  const entries = Object.entries(value).map(([name, each]) => [name, name === key ? changed(each, rest, to) : each]);
  const kept = entries.filter(([, each]) => each !== undefined);
  return Array.isArray(value) ? kept.map(([, each]) => each) : Object.fromEntries(kept);
}

const REPLACEMENTS = [undefined, null, 0, -1, 1.5, 2 ** 60, '', 'a', digest, true, false, [], {}, { extra: 1 }, '😀'];

describe('fitsSchema', () => {
  it.each(SCHEMAS)('knows that %s follows its schema', (_, schema, sample) => {
    const validate = new Ajv2020().compile(schema);
    // A character of two units is one code point.
    const isShort = schema === LOOSE;
    expect(validate(sample)).toBe(!isShort);
    expect(fitsSchema(schema, sample)).toBe(!isShort);
  });

  it.each(SCHEMAS)('takes nothing that breaks the schema of %s', (_, schema, sample) => {
    const validate = new Ajv2020().compile(schema);
    let broken = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...places(sample)), fc.constantFrom(...REPLACEMENTS)), {
          minLength: 1,
          maxLength: 2,
        }),
        (changes) => {
          const value = changes.reduce((before: unknown, [at, to]) => changed(before, at, to), sample);
          if (fitsSchema(schema, value)) expect(validate(value)).toBe(true);
          else broken += 1;
        },
      ),
      { seed: 7, numRuns: 2000 },
    );
    expect(broken).toBeGreaterThan(500);
  });

  it('says nothing about a keyword that it does not know', () => {
    expect(fitsSchema(Type.String({ format: 'email' }), 'a@b.c')).toBe(false);
    expect(fitsSchema(Type.Unsafe({ patternProperties: {}, additionalProperties: false }), {})).toBe(false);
    expect(fitsSchema(Type.Unsafe({ type: ['string'] }), 'a')).toBe(false);
  });

  it('looks at own members alone', () => {
    expect(fitsSchema(Type.Object({ toString: Type.Number() }), {})).toBe(false);
  });
});
