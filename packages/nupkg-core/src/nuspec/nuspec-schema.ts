/** Versions of the nuspec schema. Each adds elements; all are read the same. */
export type NuspecSchemaVersion = 1 | 2 | 3 | 4 | 5 | 6;

// ManifestSchemaUtility: what each version came with is in its comment.
const VERSIONS: ReadonlyMap<string, NuspecSchemaVersion> = new Map([
  ['2010/07', 1],
  // Release notes, copyright, references.
  ['2011/08', 2],
  // Prerelease versions.
  ['2011/10', 3],
  // Frameworks on dependencies and content.
  ['2012/06', 4],
  // Groups of references, minClientVersion.
  ['2013/01', 5],
  // Content files; transforms of XML.
  ['2013/05', 6],
]);
const NAMESPACE = /^http:\/\/schemas\.microsoft\.com\/packaging\/(\d{4}\/\d{2})\/nuspec\.xsd$/;

/** The version whose namespace a nuspec states; as in NuGet, one that nobody knows, or none, reads as the first. */
export function nuspecSchemaVersion(namespace: string): NuspecSchemaVersion {
  return VERSIONS.get(NAMESPACE.exec(namespace)?.[1] ?? '') ?? 1;
}
