import { describe, expect, it } from 'vitest';
import {
  formatNuspecVersionRange,
  formatReadableVersionRange,
  formatShortVersionRange,
  formatVersionRange,
  parseVersionRange,
} from '../src/index.ts';

const CASES = [
  { text: '1.0', normalized: '[1.0.0, )', short: '1.0.0', nuspec: '1.0.0', readable: '>= 1.0.0' },
  { text: '[1.0]', normalized: '[1.0.0, 1.0.0]', short: '[1.0.0]', nuspec: '[1.0.0]', readable: '= 1.0.0' },
  {
    text: '(1,2]',
    normalized: '(1.0.0, 2.0.0]',
    short: '(1.0.0, 2.0.0]',
    nuspec: '(1.0.0, 2.0.0]',
    readable: '> 1.0.0 && <= 2.0.0',
  },
  { text: '1.*', normalized: '[1.*, )', short: '1.*', nuspec: '1.0.0', readable: '>= 1.0.0' },
  {
    text: '[1.*,2)',
    normalized: '[1.*, 2.0.0)',
    short: '[1.*, 2.0.0)',
    nuspec: '[1.0.0, 2.0.0)',
    readable: '>= 1.0.0 && < 2.0.0',
  },
  { text: '(,2)', normalized: '(, 2.0.0)', short: '(, 2.0.0)', nuspec: '(, 2.0.0)', readable: '< 2.0.0' },
  { text: '( , )', normalized: '(, )', short: '(, )', nuspec: '(, )', readable: '' },
];

describe('formatVersionRange', () => {
  it.each(CASES)('writes $text as $normalized', ({ text, normalized }) => {
    expect(formatVersionRange(parseVersionRange(text))).toBe(normalized);
  });
});

describe('formatShortVersionRange', () => {
  it.each(CASES)('writes $text as $short', ({ text, short }) => {
    expect(formatShortVersionRange(parseVersionRange(text))).toBe(short);
  });
});

describe('formatNuspecVersionRange', () => {
  it.each(CASES)('writes $text as $nuspec', ({ text, nuspec }) => {
    expect(formatNuspecVersionRange(parseVersionRange(text))).toBe(nuspec);
  });
});

describe('formatReadableVersionRange', () => {
  it.each(CASES)('writes $text as $readable', ({ text, readable }) => {
    expect(formatReadableVersionRange(parseVersionRange(text))).toBe(readable);
  });
});
