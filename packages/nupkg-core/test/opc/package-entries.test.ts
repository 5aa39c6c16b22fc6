import { describe, expect, it } from 'vitest';
import { packageEntries } from '../../src/index.ts';

const nuspec = Buffer.from('<package><metadata><id>A</id><version>1.0</version></metadata></package>');

describe('packageEntries', () => {
  it('puts the parts in the order of NuGet, whatever the order of the files', () => {
    const files = ['lib/b.dll', 'lib/B.dll.config', 'lib/a.dll'].map((path) => ({ path, content: new Uint8Array(1) }));
    expect(packageEntries({ nuspecPath: 'A.nuspec', nuspec, files }).map(({ path }) => path)).toEqual([
      '_rels/.rels',
      'A.nuspec',
      'lib/B.dll.config',
      'lib/a.dll',
      'lib/b.dll',
      '[Content_Types].xml',
      'package/services/metadata/core-properties/nuget.psmdcp',
    ]);
  });
});
