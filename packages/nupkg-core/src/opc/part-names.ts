/** Relationships of the package as a whole (ECMA-376-2 §9.3). */
export const RELATIONSHIPS_PART = '_rels/.rels';
/** Media types by extension and part (ECMA-376-2 §10.1.2). */
export const CONTENT_TYPES_PART = '[Content_Types].xml';
/** Core properties, under the fixed name that NuGet 7 gives them. */
export const CORE_PROPERTIES_PART = 'package/services/metadata/core-properties/nuget.psmdcp';
/** The signature of a signed package (NuGet.Packaging, SigningSpecificationsV1). */
export const SIGNATURE_ENTRY = '.signature.p7s';

/**
 * True for what the container needs but the product does not: OPC parts, the signature, and the files that NuGet's
 * own caches put beside a package (PackageHelper.IsPackageFile).
 */
export function isContainerPart(path: string): boolean {
  const lower = path.toLowerCase();
  return (
    lower.startsWith('_rels/') ||
    lower.startsWith('package/') ||
    lower.startsWith('[content_types].xml') ||
    lower === SIGNATURE_ENTRY ||
    lower.endsWith('.nupkg.sha512') ||
    lower.endsWith('.nupkg.metadata')
  );
}
