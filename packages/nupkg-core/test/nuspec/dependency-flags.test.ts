import { describe, expect, it } from 'vitest';
import { dependencyFlags } from '../../src/nuspec/dependency-flags.ts';

describe('dependencyFlags', () => {
  it.each([
    [undefined, []],
    ['', []],
    [',', []],
    [' ', ['']],
    ['Compile, Runtime ,Compile', ['Compile', 'Runtime']],
    ['Build;Native', ['Build;Native']],
  ])('reads %j as %j', (text, words) => {
    expect(dependencyFlags(text)).toEqual(words);
  });
});
