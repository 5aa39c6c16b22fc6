import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { collectWishes, identityKey } from '../../src/closure/wanted-package.ts';

const wish = (
  id: string,
  version: string,
  contentHash?: string,
): Parameters<typeof collectWishes>[0][0]['packages'][0] => ({
  id,
  version: parseNuGetVersion(version),
  ...(contentHash === undefined ? {} : { contentHash }),
});

describe('collectWishes', () => {
  it('lists each package once, with all who need it and the hash that one of them knows', () => {
    expect(
      collectWishes([
        { consumer: 'b.csproj', packages: [wish('B', '1.0'), wish('a', '2.0.0')] },
        { consumer: 'a/packages.lock.json', packages: [wish('b', '1.0.0', 'hash')] },
      ]),
    ).toEqual([
      { id: 'a', version: '2.0.0', consumers: ['b.csproj'] },
      { id: 'B', version: '1.0.0', contentHash: 'hash', consumers: ['a/packages.lock.json', 'b.csproj'] },
    ]);
  });
});

describe('identityKey', () => {
  it('knows no case', () => {
    expect(identityKey({ id: 'A', version: '1.0.0-RC' })).toBe(identityKey({ id: 'a', version: '1.0.0-rc' }));
  });
});
