import type { Finding } from '@nuspine/manifest';
import { packageVersion } from './package-version.ts';

/** Writes findings for code hosts; without a file, nothing. */
export async function writeSarif(file: string | undefined, findings: readonly Finding[]): Promise<void> {
  if (file === undefined) return;
  const { formatSarif } = await import('@nuspine/manifest');
  const { writeFileAtomically } = await import('@nuspine/primitives/fs');
  await writeFileAtomically(file, (sink) => sink.write(formatSarif({ findings }, packageVersion())));
}
