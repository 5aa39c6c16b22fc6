import { describe, expect, it } from 'vitest';
import { isContainerPart } from '../../src/index.ts';

describe('isContainerPart', () => {
  it.each(['_rels/.rels', '[Content_Types].xml', 'package/services/x.psmdcp', '.signature.p7s', 'a.nupkg.metadata'])(
    'is true for %s',
    (path) => {
      expect(isContainerPart(path)).toBe(true);
    },
  );

  it.each(['lib/a.dll', 'packages/a', 'lib/.signature.p7s'])('is false for %s', (path) => {
    expect(isContainerPart(path)).toBe(false);
  });
});
