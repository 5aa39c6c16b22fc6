import { describe, expect, it } from 'vitest';
import { checkpointOf, releasesIndex } from '../../src/index.ts';
import { indexedChannels } from '../../src/projections/releases-index.ts';
import { add, point, promotion, state, text } from '../channel-builder.ts';

describe('indexedChannels', () => {
  it('reads the names of channels, and nothing out of what is no index', () => {
    const index = { 'releases-index': [{ 'channel-version': 'main' }, { 'channel-version': '../x' }, 7, {}] };
    expect(indexedChannels(Buffer.from(JSON.stringify(index)))).toEqual(['main']);
    for (const text of ['', '[]', '{"releases-index":1}']) expect(indexedChannels(Buffer.from(text))).toEqual([]);
  });
});

describe('releasesIndex', () => {
  it('lists the channels of a repository with what they serve', () => {
    const open = checkpointOf(state([add('b1'), point('Latest', 'b1')], [add('b2'), promotion('Release', 'b2')]));
    const over = { ...open, channel: 'contoso/app/a', closed: { reason: 'over', date: '2026-03-01T00:00:00Z' } };
    const empty = { ...open, channel: 'contoso/app/empty', pointers: [] };
    expect(JSON.parse(text(releasesIndex([open, over, empty])))).toEqual({
      'releases-index': [
        {
          'channel-version': 'a',
          'latest-release': '1.0.2',
          'latest-release-date': '2026-01-02',
          product: 'app',
          'support-phase': 'eol',
          'eol-date': '2026-03-01',
          'channel.json': 'a/channel.json',
        },
        expect.objectContaining({ 'channel-version': 'main', 'support-phase': 'active' }),
      ],
    });
  });
});
