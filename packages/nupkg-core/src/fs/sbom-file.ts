import { writeFileAtomically } from '@nuspine/primitives/fs';
import { formatSbom, type SbomOptions, type SbomSubject } from '../sbom/sbom.ts';

/** Writes the SBOM of a flattened package to a file, which appears whole or not at all. */
export async function writeSbomFile(path: string, subject: SbomSubject, options: SbomOptions = {}): Promise<void> {
  const text = await formatSbom(subject, options);
  await writeFileAtomically(path, (sink) => sink.write(Buffer.from(text)));
}
