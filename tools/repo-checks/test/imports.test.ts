import { describe, expect, it } from 'vitest';
import { importsOf } from '../src/imports.ts';

describe('importsOf', () => {
  it('finds every form of import and no comment', () => {
    const text = "import a from 'a';\nimport 'b';\nexport { c } from 'c';\nawait import('d');\n// import e from 'e';\n";
    expect([...importsOf(text)].toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });
});
