import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { SpineFileSchema } from '../src/index.ts';
import { ARTIFACT_SCHEMAS, spineFileSchema } from '../src/spine-file.ts';
import { SPINE_TOML } from './sample-spine.ts';

describe('SpineFileSchema', () => {
  it('takes every kind of artifact that the sample has', () => {
    const validate = new Ajv2020({ validateSchema: false }).compile(SpineFileSchema);
    expect(validate(parse(SPINE_TOML))).toBe(true);
    for (const { properties } of ARTIFACT_SCHEMAS.map((schema) => Object(schema))) {
      expect(SPINE_TOML).toContain(`kind = "${String(properties.kind.const)}"`);
    }
  });
});

describe('spineFileSchema', () => {
  it('asks of every artifact what it is told to ask', () => {
    const validate = new Ajv2020({ validateSchema: false }).compile(spineFileSchema({ const: 1 }));
    expect([validate({ source: 'a', artifact: [1] }), validate({ source: 'a', artifact: [2] })]).toEqual([true, false]);
  });
});
