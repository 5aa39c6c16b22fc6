import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { DeltaExplanation } from '../../src/explain/delta-explanation.ts';
import { DeltaExplanationSchema } from '../../src/explain/explanation-schema.ts';

const EXPLANATION: DeltaExplanation = {
  format: 'nuspine',
  id: 'App',
  version: '1.1.0',
  size: 3,
  attribution: 'bits',
  files: [{ path: 'lib/a.dll', kind: 'patched', size: 9, bytes: 2, parts: [{ part: 'content', bytes: 2 }] }],
  rest: [{ part: 'container', bytes: 1 }],
  streams: [{ stream: 'literals', size: 2, bytes: 2 }],
};

describe('DeltaExplanationSchema', () => {
  const validate = new Ajv2020().compile(DeltaExplanationSchema);

  it('describes an explanation, and nothing that is none', () => {
    expect(validate(EXPLANATION)).toBe(true);
    expect(validate({ ...EXPLANATION, attribution: 'guess' })).toBe(false);
    expect(validate({ ...EXPLANATION, size: 1.5 })).toBe(false);
  });
});
