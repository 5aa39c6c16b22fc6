import { describe, expect, it } from 'vitest';
import { closedObject, faultsOf, optional, required, text } from '../src/json-schema.ts';

const schema = closedObject({
  name: required(text('A name.')),
  kinds: optional({ type: 'array', minItems: 1, uniqueItems: true, items: { enum: ['a', 'b'] } }),
});

describe('closedObject', () => {
  it('lists what has to be there', () => {
    expect(schema).toMatchObject({ required: ['name'], additionalProperties: false });
    expect(Object.keys(schema.properties ?? {})).toEqual(['name', 'kinds']);
  });
});

describe('required', () => {
  it('is no optional', () => {
    expect([required({}).isOptional, optional({}).isOptional]).toEqual([false, true]);
  });
});

describe('faultsOf', () => {
  it('finds none in what follows the schema', () => {
    expect(faultsOf({ name: 'x', kinds: ['a', 'b'] }, schema)).toEqual([]);
  });

  it('looks into properties that are not listed, where there may be some', () => {
    const open = { type: 'object', additionalProperties: { type: 'string' } } as const;
    expect([faultsOf({ a: 'b' }, open), faultsOf({ a: 1 }, open)]).toEqual([[], ['/a must be string']]);
  });

  it.each([
    [[], ['/ must be object']],
    [{}, ['/ must have name']],
    [{ name: '' }, ['/name must not be empty']],
    [{ name: 1, more: 2, toString: 3 }, ['/name must be string', '/ must not have more', '/ must not have toString']],
    [{ name: 'x', kinds: [] }, ['/kinds must have at least 1']],
    [{ name: 'x', kinds: ['a', 'a'] }, ['/kinds must not say anything twice']],
    [{ name: 'x', kinds: ['c'] }, ['/kinds/0 must be one of a, b']],
    [{ name: 'x', kinds: 'a' }, ['/kinds must be array']],
  ])('finds everything in %j', (value, faults) => {
    expect(faultsOf(value, schema)).toEqual(faults);
  });
});

describe('text', () => {
  it('says something', () => {
    expect([faultsOf('a', text('A.')), faultsOf('', text('A.'))]).toEqual([[], ['/ must not be empty']]);
  });
});
