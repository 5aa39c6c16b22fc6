import { formatJson } from '@nuspine/primitives/json';
import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { jsonReader } from '../src/read-json.ts';

const read = jsonReader<{ readonly a: number }>(Type.Object({ a: Type.Number() }), 'MATRIX_INSTALL_INVALID');

describe('jsonReader', () => {
  it('reads what follows the schema, and throws the code for what does not, and for what is no JSON', () => {
    expect(read(formatJson({ a: 1 }), 'x.json')).toEqual({ a: 1 });
    expect(() => read('{"a":"1"}', 'x.json')).toThrowCode('MATRIX_INSTALL_INVALID');
    expect(() => read('{', 'x.json')).toThrowCode('MATRIX_INSTALL_INVALID');
  });
});
