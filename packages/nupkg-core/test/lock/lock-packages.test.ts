import { parseVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { lockPackages } from '../../src/index.ts';
import { graphOf } from '../resolve/tree.ts';

const PACKAGES = { 'b 1.0': ['A_ 1.0', 'AZ 1.0'], 'A_ 1.0': [], 'AZ 1.0': ['C 1.0'], 'C 1.0': [] };

describe('lockPackages', () => {
  it('lists direct packages first, then ids as .NET orders them', async () => {
    const locked = lockPackages(await graphOf(['C 1.0', 'b 1.0'], PACKAGES), { hashes: new Map(), central: new Map() });
    expect(locked.map(({ id, type }) => `${type} ${id}`)).toEqual([
      'Direct b',
      'Direct C',
      'Transitive AZ',
      'Transitive A_',
    ]);
  });

  it('gives hashes, and what the project or its central version asks for', async () => {
    const options = { hashes: new Map([['c', 'hash']]), central: new Map([['c', parseVersionRange('1.0')]]) };
    const locked = lockPackages(await graphOf(['b 1.0'], PACKAGES), options);
    expect(locked.at(-1)).toMatchObject({ id: 'C', type: 'CentralTransitive', contentHash: 'hash' });
    expect(locked.map(({ requested }) => requested !== undefined)).toEqual([true, false, false, true]);
  });

  it('leaves out what is missing', async () => {
    expect(lockPackages(await graphOf(['X 1.0'], {}), { hashes: new Map(), central: new Map() })).toEqual([]);
  });
});
