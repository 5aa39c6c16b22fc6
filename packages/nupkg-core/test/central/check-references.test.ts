import { parseVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { type CentralPackages, NO_CENTRAL_PACKAGES } from '../../src/index.ts';
import { checkReferences, distinctReferences } from '../../src/central/check-references.ts';

const CENTRAL = { versions: new Map([['a', parseVersionRange('1.0')]]), transitivePinning: false };
const A = { id: 'A', isStated: false };

function codes(references: Parameters<typeof checkReferences>[0], central: CentralPackages): readonly string[] {
  return checkReferences(references, central).map(({ code, level, id }) => `${code} ${level} ${id}`);
}

describe('checkReferences', () => {
  it('says nothing of references that have a version', () => {
    expect(codes([A, { id: 'B', isStated: true }], CENTRAL)).toEqual([]);
  });

  it('says nothing where versions are not central', () => {
    expect(codes([A], NO_CENTRAL_PACKAGES)).toEqual([]);
  });

  it('says which references have none', () => {
    const missing = { id: 'Missing', isStated: false };
    expect(codes([A, missing], CENTRAL)).toEqual(['NU1010 error Missing']);
  });

  it('says what the file forbids', () => {
    const central = { ...CENTRAL, forbiddenFloating: ['F'], versionOverrides: false };
    const own = { id: 'A', isStated: true };
    expect(codes([own], central)).toEqual(['NU1011 error F', 'NU1013 error A']);
  });

  it('warns of packages that are referred to twice', () => {
    const again = [A, { id: 'a', isStated: true }, { id: 'B', isStated: true }];
    expect(codes(again, NO_CENTRAL_PACKAGES)).toEqual(['NU1504 warning A']);
    expect(codes(again, { ...CENTRAL, versionOverrides: false })).toEqual(['NU1013 error B', 'NU1504 warning A']);
  });

  it('warns of ids that are there twice', () => {
    expect(codes([A], { ...CENTRAL, repeated: ['A'] })).toEqual(['NU1506 warning A']);
  });
});

describe('distinctReferences', () => {
  it('are the first of each package', () => {
    const references = [A, { id: 'B' }, { id: 'a' }];
    expect(distinctReferences(references).map(({ id }) => id)).toEqual(['A', 'B']);
  });
});
