import { describe, expect, it } from 'vitest';
import { offlineFamily } from '../../src/families/offline.ts';
import { markedRoot } from '../../src/marked-root.ts';
import { samplePlace } from './place.ts';

describe('offlineFamily', () => {
  it('brings its targets, none of them cached', () => {
    const targets = Object.entries(offlineFamily.targets(samplePlace('app/nuspine.offline.json')));
    expect(targets.map(([name]) => name)).toEqual([
      'offline-verify',
      'offline-check',
      'offline-update',
      'offline-restore',
      'offline-export',
      'site',
    ]);
    for (const [, { cache }] of targets) expect(cache).toBe(false);
  });

  it('knows a layout without a configuration by its manifest', () => {
    const roots = offlineFamily.markers.map((marker) => markedRoot('app/local-nugets/manifest.json', marker));
    expect(roots).toEqual([undefined, 'app']);
  });
});
