import { describe, expect, it } from 'vitest';
import { markedRegions } from '../src/marked-regions.ts';

const found = (text: string): readonly string[] =>
  markedRegions(text, 'version', 'a.md').map(({ start, end }) => text.slice(start, end));

describe('markedRegions', () => {
  it('finds what stands between markers of the name', () => {
    const text = '<!-- spine:version -->a<!-- /spine:version --> <!-- spine:other -->b<!-- /spine:other -->';
    expect(found(`${text}<!-- spine:version -->c<!-- /spine:version -->`)).toEqual(['a', 'c']);
  });

  it.each(['<!-- spine:version -->', '<!-- spine:version -->a<!-- spine:version -->b<!-- /spine:version -->'])(
    'refuses %s',
    (text) => {
      expect(() => found(text)).toThrowCode('SPINE_ARTIFACT_INVALID');
    },
  );
});
