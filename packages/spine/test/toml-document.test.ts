import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { oneKindOf, parseTomlDocument, type TomlShape } from '../src/toml-document.ts';

const shape: TomlShape = {
  schema: Type.Object({ name: Type.String() }, { additionalProperties: false }),
  code: 'SPINE_FILE_INVALID',
  message: 'file has no name',
};

describe('parseTomlDocument', () => {
  it('reads a document of the shape', () => {
    expect(parseTomlDocument('name = "a"', 'a.toml', shape)).toEqual({ name: 'a' });
  });

  it('says the line of a fault of TOML, and every fault of the shape', () => {
    expect(() => parseTomlDocument('name = "a"\nname', 'a.toml', shape)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ line: 2 }) }),
    );
    expect(() => parseTomlDocument('age = 1', 'a.toml', shape)).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          found: [expect.stringContaining('name'), expect.stringContaining('(age)')],
        }),
      }),
    );
  });
});

describe('oneKindOf', () => {
  it('tells faults of the kind that is named only', () => {
    const kinds = ['a', 'b'].map((kind) => Type.Object({ kind: Type.Literal(kind), [kind]: Type.String() }));
    expect(() => parseTomlDocument('kind = "a"', 'a.toml', { ...shape, schema: oneKindOf(kinds) })).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ found: ["/ must have required property 'a'"] }) }),
    );
  });
});
