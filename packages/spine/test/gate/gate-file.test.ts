import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gateFileSchema, JOB_SCHEMAS } from '../../src/gate/gate-file.ts';
import { parseGateFile } from '../../src/gate/parse-gate-file.ts';

describe('gateFileSchema', () => {
  it('wants jobs of the schema it is given, and one at least', () => {
    expect(gateFileSchema({ type: 'string' })).toMatchObject({
      required: ['job'],
      properties: { job: { minItems: 1, items: { type: 'string' } } },
    });
  });

  it('is what the example follows, which has a job of each kind', () => {
    const path = new URL('../../../../examples/release-gate/gate.toml', import.meta.url);
    const { job } = parseGateFile(readFileSync(path, 'utf8'), 'gate.toml');
    expect(job.map(({ kind }) => kind).toSorted()).toHaveLength(JOB_SCHEMAS.length);
    expect(new Set(job.map(({ kind }) => kind)).size).toBe(JOB_SCHEMAS.length);
  });
});
