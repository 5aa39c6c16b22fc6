import { describe, expect, it } from 'vitest';
import { type Checkpoint, checkpointOf, releasesIndex } from '../src/index.ts';
import { verifyIndex } from '../src/verify-index.ts';
import { add, point, state } from './channel-builder.ts';

const first = checkpointOf(state([add('b1'), point('Latest', 'b1')]));
const second = checkpointOf(state([add('b1'), point('Latest', 'b1')], [add('b2'), point('Latest', 'b2')]));
const other = { ...second, channel: 'contoso/app/other' };
const nothing: Checkpoint = { ...second, pointers: [] };

describe('verifyIndex', () => {
  it.each([
    ['what it should', undefined, releasesIndex([second, other]), first],
    ['nothing of a channel that serves nothing', undefined, releasesIndex([other]), first, nothing],
    ['what it did before', 'CHANNEL_PROJECTION_STALE', releasesIndex([first, other]), first],
    ['nothing', 'CHANNEL_PROJECTION_STALE', releasesIndex([other]), first],
    ['what it never did', 'CHANNEL_PROJECTION_EDITED', releasesIndex([first, other]), undefined],
    ['two things', 'CHANNEL_PROJECTION_EDITED', releasesIndex([second, second]), first],
  ])('compares an index that says %s', (_, code, bytes, before, checkpoint = second) => {
    expect(verifyIndex(bytes, checkpoint, before)).toBe(code);
  });
});
