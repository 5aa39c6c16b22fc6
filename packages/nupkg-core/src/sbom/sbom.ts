import type { FlattenReport } from '../flatten/flatten-report.ts';

/** What an SBOM is made from: a report, or all of one but the output while that is still being written. */
export type SbomSubject = Omit<FlattenReport, 'output'> & Partial<Pick<FlattenReport, 'output'>>;

export interface SbomOptions {
  /** The time that the document says it was made at; without it, it says none. */
  readonly created?: Date;
}

/** Where a package holds its own SBOM, when asked to; the name that CycloneDX recommends. */
export const SBOM_PATH = 'bom.cdx.json';

/**
 * The software bill of materials of a flattened package, as CycloneDX 1.6 in JSON: each package with its licence, digest,
 * package URL and what it depends on, and under each the files that came from it. Equal input gives equal text, the
 * serial number included.
 */
export async function formatSbom(subject: SbomSubject, options: SbomOptions = {}): Promise<string> {
  // The library is large, and most runs want no SBOM.
  const { cycloneDxText } = await import('./cyclonedx.ts');
  return cycloneDxText(subject, options.created);
}
