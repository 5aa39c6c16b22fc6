import { compareNuGetVersions, type NuGetVersion, tryParseNuGetVersion } from '@nuspine/primitives';
import { invalidDocument, parseFeedDocument } from './feed-document.ts';

/** The versions of a package that a V3 feed lists, lowest first. Throws `FEED_RESPONSE_INVALID`. */
export function parseVersionList(bytes: Uint8Array, url: string): readonly NuGetVersion[] {
  const { versions } = parseFeedDocument(bytes, url);
  if (!Array.isArray(versions)) throw invalidDocument('has no list of versions', url);
  return versions.map((version) => parseVersion(version, url)).toSorted(compareNuGetVersions);
}

function parseVersion(text: unknown, url: string): NuGetVersion {
  const version = typeof text === 'string' ? tryParseNuGetVersion(text) : undefined;
  if (version === undefined) throw invalidDocument(`lists a version that is none: ${String(text)}`, url);
  return version;
}
