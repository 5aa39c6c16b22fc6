import { parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { parseAssetsFile, resolveAssets } from '../../src/index.ts';
import { assetsBytes } from '../lock/assets.ts';

const ASSETS = parseAssetsFile(assetsBytes(), 'project.assets.json');

describe('resolveAssets', () => {
  it('explains what restore chose, and repeats what it said', async () => {
    const { framework, ok, packages, findings } = await resolveAssets(ASSETS);
    expect({ framework, ok }).toEqual({ framework: 'net8.0', ok: false });
    expect(packages).toMatchObject([
      { id: 'A', version: '1.0.0', direct: true, why: 'only' },
      { id: 'B', version: '1.5.0', direct: false, why: 'central' },
    ]);
    expect(findings).toMatchObject([
      { code: 'NU1603', level: 'warning', id: 'B' },
      { code: 'NU1000', level: 'error', id: '' },
    ]);
  });

  it('needs a framework that was restored', async () => {
    await expect(resolveAssets(ASSETS, parseTargetFramework('net9.0'))).rejects.toThrowCode('ASSETS_FILE_INVALID');
  });
});
