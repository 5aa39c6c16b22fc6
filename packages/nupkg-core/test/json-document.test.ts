import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { documentReader } from '../src/json-document.ts';

const read = documentReader(Type.Object({ n: Type.Number() }));

function refused(text: string): unknown {
  let found: unknown;
  try {
    read(Buffer.from(text), (faults) => {
      found = faults;
      throw new RangeError('refused');
    });
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
  }
  return found;
}

describe('documentReader', () => {
  it('reads what follows the schema, with or without a byte order mark', () => {
    expect(read(Buffer.from('\uFEFF{"n": 1, "more": true}'), fail)).toMatchObject({ n: 1 });
    expect(read(Buffer.from('{"n": 2}'), fail)).toEqual({ n: 2 });
  });

  it('names each fault with its pointer', () => {
    expect(refused('{"n": "1"}')).toEqual([{ pointer: '/n', message: 'must be number' }]);
    expect(refused('{')).toMatchObject([{ pointer: '' }]);
  });
});

function fail(): never {
  throw new Error('must not refuse');
}
