import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import Type, { type TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import { fitsSchema } from '../../src/json/fits-schema.ts';

const digest = `sha256:${'0'.repeat(64)}`;
const entry = Type.Object(
  {
    path: Type.String({ minLength: 1, maxLength: 20 }),
    size: Type.Integer({ minimum: 0 }),
    digest: Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }),
    how: Type.Optional(Type.Enum(['store', 'deflate'])),
  },
  { additionalProperties: false },
);
const CLOSED = Type.Object(
  {
    formatVersion: Type.Literal(1),
    isExact: Type.Boolean(),
    entries: Type.Array(entry, { minItems: 1, maxItems: 2 }),
    notes: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.Integer())),
  },
  { title: 'Closed', additionalProperties: false },
);
const SAMPLE = {
  formatVersion: 1,
  isExact: true,
  entries: [{ path: 'App.nuspec', size: 1, digest, how: 'store' }],
  notes: { a: 1 },
};
const LOOSE = Type.Object({
  text: Type.Optional(Type.Union([Type.String({ minLength: 2 }), Type.Null()])),
  number: Type.Number({ minimum: 1, maximum: 3 }),
});

const SCHEMAS: readonly (readonly [name: string, schema: TSchema, sample: object])[] = [
  ['a closed document', CLOSED, SAMPLE],
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
    expect(fitsSchema(Type.Unsafe({ propertyNames: {} }), {})).toBe(false);
    expect(fitsSchema(Type.Unsafe({ type: ['string'] }), 'a')).toBe(false);
  });

  it('looks at own members alone', () => {
    expect(fitsSchema(Type.Object({ toString: Type.Number() }), {})).toBe(false);
  });
});
