import { describe, expect, it } from 'vitest';
import { updateLinks } from '../src/update-links.ts';
import { squirrelIndex, velopackIndex } from './update-feed.ts';

describe('updateLinks', () => {
  it('takes a delta to start from the full package before it, in the order of its clients', () => {
    const lines = ['1.0.0-beta9 full 5', '1.0.0-beta10 full 5', '1.0.0-beta10 delta 1'];
    const bases = [squirrelIndex(...lines), velopackIndex(...lines)].map((index) =>
      updateLinks([index], {})
        .links.filter(({ kind }) => kind === 'delta')
        .map(({ from }) => from),
    );
    // Semantic Versioning puts beta10 before beta9: nothing is older than it.
    expect(bases).toEqual([['1.0.0-beta9'], []]);
  });

  it('counts a full package once that two indexes list', () => {
    const lines = ['1.0.0 full 5', '1.1.0 full 6'];
    const { links } = updateLinks([squirrelIndex(...lines), velopackIndex(...lines)], {});
    expect(links.map(({ index, to }) => `${index} ${to}`)).toEqual(['RELEASES 1.0.0', 'RELEASES 1.1.0']);
  });

  it('knows how large the package is that a delta gives', () => {
    const { links } = updateLinks([squirrelIndex('1.0.0 full 5', '1.1.0 full 6', '1.1.0 delta 1')], {});
    expect(links.find(({ kind }) => kind === 'delta')).toMatchObject({ targetSize: 6, from: '1.0.0' });
  });

  it('rejects a delta with nothing before it', () => {
    expect(updateLinks([squirrelIndex('1.1.0 delta 1', '1.1.0 full 6')], {}).rejected).toMatchObject([
      { fileName: 'App-1.1.0-delta.nupkg' },
    ]);
  });
});
