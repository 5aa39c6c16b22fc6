import { describe, expect, it } from 'vitest';
import {
  formatTargetFramework,
  parseTargetFramework,
  reduceDownwards,
  reduceEquivalent,
  reduceUpwards,
  type TargetFramework,
} from '../src/index.ts';

type Reduce = (frameworks: readonly TargetFramework[]) => readonly TargetFramework[];

function reduced(reduce: Reduce, texts: readonly string[]): readonly string[] {
  return reduce(texts.map(parseTargetFramework)).map(formatTargetFramework);
}

describe('reduceUpwards', () => {
  it.each([
    [['net40', 'net45', 'any'], ['net45']],
    [['any', 'any'], ['any']],
    [
      ['net45', 'netstandard1.3', 'netstandard1.0'],
      ['net45', 'netstandard1.3'],
    ],
    [['win', 'win8'], ['win8']],
    [
      ['net40', 'net40-client'],
      ['net40', 'net40-client'],
    ],
  ])('of %j keeps %j', (texts, wanted) => {
    expect(reduced(reduceUpwards, texts)).toEqual(wanted);
  });
});

describe('reduceDownwards', () => {
  it.each([
    [['net40', 'net45'], ['net40']],
    [['net45', 'any'], ['any']],
    [['net8.0', 'netstandard2.0', 'net48'], ['netstandard2.0']],
  ])('of %j keeps %j', (texts, wanted) => {
    expect(reduced(reduceDownwards, texts)).toEqual(wanted);
  });
});

describe('reduceEquivalent', () => {
  it('keeps the preferred name', () => {
    expect(reduced(reduceEquivalent, ['netcore45', 'net45', 'win8', 'winrt45'])).toEqual(['win8', 'net45']);
  });
});
