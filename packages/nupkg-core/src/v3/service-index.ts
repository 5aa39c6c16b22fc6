import { isHttpUrl, parseHttpUrl } from '@nuspine/primitives';
import { invalidDocument, isJsonObject, parseFeedDocument } from './feed-document.ts';

// NuGet.Protocol, ServiceTypes.PackageBaseAddress.
const PACKAGE_BASE_ADDRESS = 'packagebaseaddress/3.0.0';

/**
 * The address of the packages of a V3 feed, with a slash at its end, from its service index (`index.json`). Throws
 * `FEED_RESPONSE_INVALID` for anything but a V3 index that has one, on a server that is no less protected than its own.
 */
export function parseServiceIndex(bytes: Uint8Array, url: string): URL {
  const index = parseFeedDocument(bytes, url);
  const { version, resources } = index;
  if (typeof version !== 'string' || !/^3\.\d/.test(version)) throw invalidDocument('is no V3 service index', url);
  const address = Array.isArray(resources)
    ? resources.map(packageBaseAddress).find((id) => id !== undefined)
    : undefined;
  if (address === undefined) throw invalidDocument('names no PackageBaseAddress/3.0.0', url);
  return safeAddress(address, url);
}

/** A resource may have several types. */
function packageBaseAddress(resource: unknown): string | undefined {
  if (!isJsonObject(resource)) return undefined;
  const types: readonly unknown[] = Array.isArray(resource['@type']) ? resource['@type'] : [resource['@type']];
  const isIt = types.some((type) => typeof type === 'string' && type.toLowerCase() === PACKAGE_BASE_ADDRESS);
  return isIt && typeof resource['@id'] === 'string' ? resource['@id'] : undefined;
}

function safeAddress(address: string, url: string): URL {
  if (!isHttpUrl(address)) throw invalidDocument('names an address that is not http', url);
  const base = parseHttpUrl(address.endsWith('/') ? address : `${address}/`);
  const isWeaker = url.startsWith('https:') && base.protocol === 'http:';
  if (isWeaker) throw invalidDocument('leads from https to http', url);
  return base;
}
