import { bytesSource } from '@nuspine/primitives';
import { contentHash } from '@nuspine/nupkg-core';
import { buildPackage } from '@nuspine/testkit/packages';
import { type Files, withLayout } from '../../layout-folder.ts';

/** Variables under which there is no SDK to ask. */
export const NO_SDK = { PATH: '' };

export const NEW_PACKAGE: Uint8Array = await buildPackage({
  id: 'New',
  version: '3.0.0',
  files: { 'lib/net8.0/N.dll': 'n' },
});
export const NEW_HASH: string = await contentHash(bytesSource(NEW_PACKAGE));

/** A project that was restored: it needs App and New; the layout has App and Dep. */
export function withProject(
  use: (root: string) => Promise<void>,
  files: Files = {},
  hash: string = NEW_HASH,
): Promise<void> {
  const locked = {
    App: { type: 'Direct', requested: '[1.0.0, )', resolved: '1.0.0' },
    New: { type: 'Transitive', resolved: '3.0.0', contentHash: hash },
  };
  const assets = { version: 3, targets: {}, project: { frameworks: {} } };
  return withLayout(use, {
    'src/app.csproj': '<Project><ItemGroup><PackageReference Include="App" Version="1.0.0" /></ItemGroup></Project>',
    'src/packages.lock.json': JSON.stringify({ version: 1, dependencies: { 'net8.0': locked } }),
    'src/obj/project.assets.json': JSON.stringify(assets),
    ...files,
  });
}
