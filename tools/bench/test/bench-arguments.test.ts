import { describe, expect, it } from 'vitest';
import { parseBenchArguments } from '../src/bench-arguments.ts';

describe('parseBenchArguments', () => {
  it('runs every benchmark, and the quick corpora, when nothing is asked', () => {
    const { suites, delta } = parseBenchArguments([]);
    expect(suites).toEqual(['start-up', 'matrix', 'nupkg', 'channels', 'manifest', 'nx', 'delta']);
    expect(delta).toEqual({ corpora: ['S', 'M'], unseen: false, skippedPeers: new Set(), write: false });
  });

  it('runs what is asked, without the peers that are skipped', () => {
    const { suites, delta } = parseBenchArguments([
      ...['delta', '--corpus', 'L,N', '--skip-peer', 'squirrel,zstd', '--runs', '3'],
    ]);
    expect(suites).toEqual(['delta']);
    const skippedPeers = new Set(['squirrel', 'zstd']);
    expect(delta).toEqual({ corpora: ['L', 'N'], unseen: false, skippedPeers, write: false, runs: 3 });
  });

  it('takes all corpora, and writes the documents, when nothing but delta is asked', () => {
    expect(parseBenchArguments(['delta']).delta).toMatchObject({
      corpora: ['S', 'M', 'L', 'N'],
      unseen: true,
      write: true,
    });
  });

  it('takes the libraries that nothing was tuned on for one more corpus', () => {
    expect(parseBenchArguments(['delta', '--corpus', 'unseen']).delta).toMatchObject({ corpora: [], unseen: true });
  });

  it.each([
    ['a benchmark', ['nothing']],
    ['a corpus', ['delta', '--corpus', 'X']],
    ['a peer', ['delta', '--skip-peer', 'nobody']],
    ['a number of runs', ['delta', '--runs', 'many']],
    ['an option', ['delta', '--fast']],
  ])('refuses %s that is not known', (_, args) => {
    expect(() => parseBenchArguments(args)).toThrow();
  });
});
