import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { closed, DAY, document, PROOF, TEXT } from '../src/report-schema.ts';

describe('closed', () => {
  it('takes what is listed and nothing else', () => {
    const validate = new Ajv2020().compile(closed({ a: TEXT }));
    expect([validate({ a: '' }), validate({ a: '', b: '' }), validate({})]).toEqual([true, false, false]);
  });
});

describe('document', () => {
  it('has a name and a title', () => {
    const schema = document('x-report', 'What x is', { day: DAY, proof: PROOF });
    expect(schema).toMatchObject({ $id: 'urn:nuspine:schema:x-report', title: 'What x is' });
    const validate = new Ajv2020().compile(schema);
    const proof = { lines: ['so'], steps: [{ number: 1, terms: [], text: 'so', from: [1, 2] }] };
    expect([validate({ day: '2026-01-01', proof }), validate({ day: 'today', proof })]).toEqual([true, false]);
  });
});
