import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { type DocumentFault, documentChecker } from '../../src/json/document-checker.ts';

const check = documentChecker(Type.Object({ a: Type.Number(), b: Type.String() }));

function faultsOf(value: unknown): readonly DocumentFault[] {
  let found: readonly DocumentFault[] = [];
  try {
    check(value, (faults) => {
      found = faults;
      throw new RangeError('refused');
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

describe('documentChecker', () => {
  const plain = documentChecker(Type.Object({ a: Type.Number() }));

  it('hands a sound value back', () => {
    const value = { a: 1 };
    const refuse = (): never => {
      throw new RangeError('refused');
    };
    expect(plain(value, refuse)).toBe(value);
  });

  it('tells every fault and where it is', () => {
    expect(faultsOf({ a: 'x', b: 1 }).map(({ pointer }) => pointer)).toEqual(['/a', '/b']);
  });

  it('names a member that must not be there', () => {
    const closed = documentChecker(Type.Object({}, { additionalProperties: false }));
    const refuse = ([fault]: readonly DocumentFault[]): never => {
      throw new RangeError(fault?.member);
    };
    expect(() => closed({ extra: 1 }, refuse)).toThrow('extra');
  });
});
