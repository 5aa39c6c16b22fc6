import { describe, expect, it } from 'vitest';
import Type from 'typebox';
import { MAX_DOCUMENT_BYTES } from '../src/limits.ts';
import { documentReader, formatDocument } from '../src/read-document.ts';

const read = documentReader(Type.Object({ a: Type.Number() }), 'MANIFEST_DOCUMENT_INVALID');

describe('documentReader', () => {
  it('reads what follows the schema', () => {
    expect(read(Buffer.from('{"a":1}'), 'x.json')).toEqual({ a: 1 });
  });

  it.each(['{', '{"a":"b"}', '\u00ff'])('refuses %s', (text) => {
    expect(() => read(Buffer.from(text, 'latin1'), 'x.json')).toThrowCode('MANIFEST_DOCUMENT_INVALID');
  });

  it('refuses what is larger than any manifest', () => {
    expect(() => read(new Uint8Array(MAX_DOCUMENT_BYTES + 1), 'x.json')).toThrowCode('MANIFEST_LIMIT_EXCEEDED');
  });
});

describe('formatDocument', () => {
  it('ends with a line feed', () => {
    expect(Buffer.from(formatDocument({ a: 1 })).toString()).toBe('{\n  "a": 1\n}\n');
  });
});
