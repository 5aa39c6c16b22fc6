import { describe, expect, it } from 'vitest';
import type { DocumentFault } from '../../src/json/document-checker.ts';
import { parseJson } from '../../src/json/parse-json.ts';

const refuse = (faults: readonly DocumentFault[]): never => {
  throw new Error(JSON.stringify(faults));
};

describe('parseJson', () => {
  it.each(['', '{', '\ufeff{}', 'nul'])('takes "%s" for no JSON', (text) => {
    expect(() => parseJson(Buffer.from(text), refuse)).toThrow('is not JSON in UTF-8');
    expect(() => parseJson(text, refuse)).toThrow('is not JSON in UTF-8');
  });

  it('takes bytes that are not UTF-8 for no JSON', () => {
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]), refuse)).toThrow('is not JSON in UTF-8');
  });

  it('takes a byte order mark where the reader is to', () => {
    const text = '\ufeff{"a":1}';
    for (const content of [text, Buffer.from(text)])
      expect(parseJson(content, refuse, { byteOrderMark: true })).toEqual({ a: 1 });
    expect(() => parseJson(`\ufeff${text}`, refuse, { byteOrderMark: true })).toThrow('is not JSON in UTF-8');
  });
});
