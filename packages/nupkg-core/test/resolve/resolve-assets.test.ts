import { parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { parseAppFramework, parseAssetsFile, resolveAssets } from '../../src/index.ts';
import { aliasedAssetsBytes, assetsBytes } from '../lock/assets.ts';

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

  it.each([
    ['net9.0', 'net9.0', ['B'], []],
    ['net8.0-windows7.0', 'net8.0-windows7.0', ['A'], ['NU1603']],
    ['net8.0-windows', 'net8.0-windows7.0', ['A'], ['NU1603']],
  ])('finds %s under the name that the project has for it', async (asked, framework, ids, codes) => {
    const assets = parseAssetsFile(aliasedAssetsBytes(), 'project.assets.json');
    const found = await resolveAssets(assets, parseTargetFramework(asked));
    expect(found).toMatchObject({ framework, packages: ids.map((id) => ({ id, direct: true })) });
    expect(found.findings.map(({ code }) => code)).toEqual(codes);
  });

  it('finds net8.0-windows where the project says which Windows it is for', async () => {
    const text = aliasedAssetsBytes().toString().replaceAll('net8.0-windows7.0', 'net8.0-windows10.0.19041');
    const assets = parseAssetsFile(Buffer.from(text), 'project.assets.json');
    expect(await resolveAssets(assets, parseAppFramework('net8.0-windows'))).toMatchObject({
      framework: 'net8.0-windows10.0.19041',
    });
  });

  it('says by which names a framework can be had', async () => {
    const assets = parseAssetsFile(aliasedAssetsBytes(), 'project.assets.json');
    await expect(resolveAssets(assets)).rejects.toMatchObject({
      code: 'ASSETS_FRAMEWORK_UNCLEAR',
      details: { found: ['net8.0-windows', 'mine'] },
    });
  });

  it('knows a framework of .NET Framework by its full name', async () => {
    const text = assetsBytes().toString();
    const bytes = Buffer.from(text.replace('"targets":{"net8.0"', '"targets":{".NETCoreApp,Version=v8.0"'));
    const { framework, packages } = await resolveAssets(parseAssetsFile(bytes, 'project.assets.json'));
    expect([framework, packages[0]]).toMatchObject(['net8.0', { id: 'A', direct: true }]);
  });

  it('needs a framework that was restored', async () => {
    await expect(resolveAssets(ASSETS, parseTargetFramework('net9.0'))).rejects.toThrowCode('ASSETS_FRAMEWORK_UNCLEAR');
  });
});
