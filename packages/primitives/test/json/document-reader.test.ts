import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import type { DocumentFault } from '../../src/json/document-checker.ts';
import { documentReader } from '../../src/json/document-reader.ts';

const refuse = (faults: readonly DocumentFault[]): never => {
  throw new Error(JSON.stringify(faults));
};

describe('documentReader', () => {
  const read = documentReader(Type.Object({ n: Type.Number() }), { byteOrderMark: true });

  it('reads what follows the schema, more members too', () => {
    expect(read(Buffer.from('\uFEFF{"n": 1, "more": true}'), refuse)).toMatchObject({ n: 1 });
    expect(read('{"n": 2}', refuse)).toEqual({ n: 2 });
  });

  it('names each fault with its pointer', () => {
    expect(() => read('{"n": "1"}', refuse)).toThrow('[{"pointer":"/n","message":"must be number"}]');
    expect(() => read('{', refuse)).toThrow('"pointer":""');
  });
});
