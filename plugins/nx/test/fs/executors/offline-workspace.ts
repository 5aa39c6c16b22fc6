import { mkdir, writeFile } from 'node:fs/promises';
import { initLayout } from '@nuspine/manifest/fs';
import type { LineWorkspace } from './line-workspace.ts';

/** Makes the project an offline layout with current manifests; `dirty` puts a file into it that they do not know. */
export async function writeLayout({ path }: LineWorkspace): Promise<{ readonly dirty: () => Promise<void> }> {
  await mkdir(path('.'), { recursive: true });
  await initLayout(path('.'));
  return { dirty: () => writeFile(path('local-nugets/New.1.0.0.nupkg'), 'no package') };
}
