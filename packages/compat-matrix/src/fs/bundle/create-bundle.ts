import { mkdir } from 'node:fs/promises';
import type { CreateBundleReport } from '../../bundle/bundle-reports.ts';
import { assembleBundle, type AssembleOptions } from './assemble-bundle.ts';
import { writeBundleArchive } from './write-bundle-archive.ts';

export interface CreateBundleOptions extends AssembleOptions {
  /** Folder for the archive; made if it is not there. */
  readonly out: string;
}

/**
 * Makes the archive of a bundle of `versions.toml`: its packages, the rules it was judged with, and what is known of it.
 * Refuses what is incompatible, and what no run has tried with these very packages unless that is allowed. Throws what
 * `assembleBundle` does, and `FILE_WRITE_FAILED`.
 */
export async function createBundle(options: CreateBundleOptions): Promise<CreateBundleReport> {
  const { content, refusals } = await assembleBundle(options);
  if (refusals.length > 0) return { created: false, refusals };
  await mkdir(options.out, { recursive: true });
  const { path, size, digest } = await writeBundleArchive(options.out, content);
  return { created: true, path, size, digest, bundle: content.document };
}
