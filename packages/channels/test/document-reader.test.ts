import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { documentChecker, parseJson } from '../src/document-reader.ts';

const refuse = (faults: unknown): never => {
  throw new Error(JSON.stringify(faults));
};

describe('documentChecker', () => {
  it('hands over every fault with its JSON pointer', () => {
    const check = documentChecker(Type.Object({ a: Type.String(), b: Type.Integer() }));
    expect(check({ a: 'x', b: 1 }, refuse)).toEqual({ a: 'x', b: 1 });
    expect(() => check({ a: 1, b: 'x' }, refuse)).toThrow(/"\/a".*"\/b"/);
  });
});

describe('parseJson', () => {
  it.each(['', '{', '\ufeff{}', 'nul'])('takes "%s" for no JSON', (text) => {
    expect(() => parseJson(Buffer.from(text), refuse)).toThrow('is not JSON in UTF-8');
  });

  it('takes bytes that are not UTF-8 for no JSON', () => {
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]), refuse)).toThrow('is not JSON in UTF-8');
  });
});
