import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { formatNuGetConfig } from '../nuget-config-text.ts';
import { CONFIG_PATH } from '../offline-config.ts';
import { formatDocument } from '../read-document.ts';
import { changeSettled } from './bundle/change-settled.ts';
import { readManifests, readOfflineConfig, writeLayoutFile } from './layout-files.ts';
import { requireCheckedOut } from './require-checked-out.ts';
import { updateSettled } from './update-layout.ts';

/** What `initLayout` wrote, and what it left as it was. Paths are from the root. */
export interface InitReport {
  readonly written: readonly string[];
  readonly kept: readonly string[];
}

/** Sets an offline layout up: configuration, folders, manifests and NuGet.config. What is there is kept. */
export async function initLayout(root: string): Promise<InitReport> {
  return changeSettled(root, () => initSettled(root));
}

async function initSettled(root: string): Promise<InitReport> {
  const config = await readOfflineConfig(root);
  await requireCheckedOut(root, config, (await readManifests(root, config)).manifests);
  for (const folder of [config.packages, config.vendor, config.bundles])
    await mkdir(join(root, folder), { recursive: true });
  const hasConfig = existsSync(join(root, CONFIG_PATH));
  if (!hasConfig) await writeLayoutFile(join(root, CONFIG_PATH), formatDocument({ formatVersion: 1 }));
  const { missing } = await readManifests(root, config);
  await updateSettled(root);
  const nuGetConfig = nuGetConfigName(root);
  const { manifests } = await readManifests(root, config);
  if (nuGetConfig === undefined) {
    const text = formatNuGetConfig(config, { packageIds: manifests.packages.packages.map(({ id }) => id) });
    await writeLayoutFile(join(root, 'NuGet.config'), Buffer.from(text, 'utf8'));
  }
  return {
    written: [...(hasConfig ? [] : [CONFIG_PATH]), ...missing, ...(nuGetConfig === undefined ? ['NuGet.config'] : [])],
    kept: [...(hasConfig ? [CONFIG_PATH] : []), ...(nuGetConfig === undefined ? [] : [nuGetConfig])],
  };
}

/** NuGet takes the name in any case where the file system does, and in three cases elsewhere. */
function nuGetConfigName(root: string): string | undefined {
  return readdirSync(root).find((name) => name.toLowerCase() === 'nuget.config');
}
