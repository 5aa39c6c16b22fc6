import { formatNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { parseAssetsFile } from '../../src/index.ts';
import { assetsBytes } from './assets.ts';

describe('parseAssetsFile', () => {
  it('reads what was chosen, what was asked for and what was said', () => {
    const assets = parseAssetsFile(assetsBytes(), 'project.assets.json');
    expect(assets.project).toBe('App');
    expect(assets.targets.map(({ rid, libraries }) => [rid, libraries.map(({ id, type }) => `${type} ${id}`)])).toEqual(
      [
        [undefined, ['package A', 'package B', 'project Lib']],
        ['win-x64', []],
      ],
    );
    expect(assets.requests[0]?.requests.map(({ id }) => id)).toEqual(['A']);
    expect([...(assets.requests[0]?.pins.keys() ?? [])]).toEqual(['b']);
    expect(assets.downloads.map(({ id, version }) => `${id} ${formatNuGetVersion(version)}`)).toEqual([
      'Pack 9.0.2',
      'Pack 9.0.3',
    ]);
    expect(assets.messages).toMatchObject([
      { code: 'NU1603', level: 'warning', id: 'B', targets: ['net8.0'] },
      { code: 'NU1000', level: 'error', id: undefined, targets: [] },
    ]);
  });

  it.each([
    ['text that is no JSON', Buffer.from('[')],
    ['another document', Buffer.from('{}')],
    ['a malformed version', assetsBytes({ 'A/x': { type: 'package' } })],
  ])('refuses %s', (_, bytes) => {
    expect(() => parseAssetsFile(bytes, 'project.assets.json')).toThrowCode('ASSETS_FILE_INVALID');
  });
});
