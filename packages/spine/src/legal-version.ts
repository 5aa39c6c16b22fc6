import { tryParseNuGetVersion, formatNuGetVersion } from '@nuspine/primitives';
import { parse } from 'semver';
import { SpineError } from './errors.ts';

/** OCI Distribution Specification 1.1, "Pulling manifests": what a tag may be. */
const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;

/**
 * A version that says the same to npm, to NuGet and as the tag of an image. `1.2.3`, `1.2.3-beta.1` and the snapshots of
 * changesets are; build metadata is not, for a tag has no plus sign and NuGet leaves it out.
 * Throws `SPINE_VERSION_ILLEGAL`, naming who would not take it.
 */
export function requireLegalVersion(version: string, path: string): void {
  const refused = [
    ...(parse(version)?.version === version ? [] : ['npm']),
    ...(nuGetText(version) === version ? [] : ['NuGet']),
    ...(TAG.test(version) ? [] : ['container registries']),
  ];
  if (refused.length === 0) return;
  throw new SpineError('SPINE_VERSION_ILLEGAL', `version is not the same for ${refused.join(', ')}`, {
    path,
    found: version,
    wanted: '1.2.3 or 1.2.3-beta.1',
  });
}

function nuGetText(version: string): string | undefined {
  const parsed = tryParseNuGetVersion(version);
  return parsed === undefined ? undefined : formatNuGetVersion(parsed);
}
