import { describe, expect, it } from 'vitest';
import { rangeHeaders, rangeStart, rangeValidator, restHeaders } from '../../src/http/resume.ts';

describe('rangeValidator', () => {
  it.each([
    [{ etag: '"1"', lastModified: 'date' }, '"1"'],
    [{ lastModified: 'date' }, 'date'],
    [{ etag: 'W/"1"', lastModified: 'date' }, undefined],
    [{ etag: '"1"', acceptRanges: 'none' }, undefined],
    [{ etag: '"1"', contentEncoding: 'gzip' }, undefined],
    [{ etag: '"1"', contentEncoding: 'identity' }, '"1"'],
    [{}, undefined],
  ])('of %j is %s', (headers, expected) => {
    expect(rangeValidator(headers)).toBe(expected);
  });
});

describe('rangeHeaders', () => {
  it('asks for the rest only where it can be told that it is the rest', () => {
    expect(rangeHeaders(10, '"1"')).toEqual({ range: 'bytes=10-', 'if-range': '"1"' });
    expect(rangeHeaders(0, '"1"')).toEqual({});
    expect(rangeHeaders(10, undefined)).toEqual({});
  });
});

describe('rangeStart', () => {
  it.each([
    ['bytes 10-19/20', 10],
    ['bytes 10-19/*', 10],
    ['bytes */20', undefined],
    ['lines 1-2/3', undefined],
    ['bytes 10-', undefined],
    [undefined, undefined],
  ])('of %s is %s', (header, expected) => {
    expect(rangeStart(header)).toBe(expected);
  });
});

describe('restHeaders', () => {
  it('asks for the rest, whatever body that is of', () => {
    expect(restHeaders(0)).toEqual({});
    expect(restHeaders(5)).toEqual({ range: 'bytes=5-' });
  });
});
