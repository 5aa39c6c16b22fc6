import { describe, expect, it } from 'vitest';
import { offlineFamily } from '../../src/families/offline.ts';
import { samplePlace } from './place.ts';

describe('offlineFamily', () => {
  it('brings its targets, none of them cached', () => {
    const targets = Object.entries(offlineFamily.targets(samplePlace('app/nuspine.offline.json')));
    expect(targets.map(([name]) => name)).toEqual(['offline-verify', 'offline-check', 'offline-update']);
    for (const [, { cache }] of targets) expect(cache).toBe(false);
  });
});
