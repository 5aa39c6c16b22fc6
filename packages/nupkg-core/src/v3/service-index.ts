import { isHttpUrl, parseHttpUrl } from '@nuspine/primitives';
import { invalidDocument, isJsonObject, parseFeedDocument } from './feed-document.ts';

/** Where a V3 feed says which packages it has. */
export interface PackageService {
  /** `flat` has lists of versions with packages and nuspecs below them, `registrations` say where each package is. */
  readonly kind: 'flat' | 'registrations';
  /** With a slash at its end. */
  readonly base: URL;
}

// NuGet.Protocol, ServiceTypes, in the order in which they are looked for.
const SERVICE_TYPES: readonly (readonly [type: string, kind: PackageService['kind']])[] = [
  ['packagebaseaddress/versioned', 'flat'],
  ['packagebaseaddress/3.0.0', 'flat'],
  ['registrationsbaseurl/versioned', 'registrations'],
  ['registrationsbaseurl/3.6.0', 'registrations'],
  ['registrationsbaseurl/3.4.0', 'registrations'],
  ['registrationsbaseurl/3.0.0-rc', 'registrations'],
  ['registrationsbaseurl/3.0.0-beta', 'registrations'],
  ['registrationsbaseurl', 'registrations'],
];

/**
 * Where the packages of a V3 feed are, from its service index (`index.json`): PackageBaseAddress, or registrations where it
 * has none. Throws `FEED_RESPONSE_INVALID` for anything but a V3 index that has one, on a server that is no less protected
 * than its own.
 */
export function parseServiceIndex(bytes: Uint8Array, url: string): PackageService {
  const index = parseFeedDocument(bytes, url);
  const { version, resources } = index;
  if (typeof version !== 'string' || !/^3\.\d/.test(version)) throw invalidDocument('is no V3 service index', url);
  const list: readonly unknown[] = Array.isArray(resources) ? resources : [];
  for (const [type, kind] of SERVICE_TYPES) {
    const address = list.map((resource) => addressOf(resource, type)).find((id) => id !== undefined);
    if (address !== undefined) {
      return { kind, base: parseSafeAddress(address.endsWith('/') ? address : `${address}/`, url) };
    }
  }
  throw invalidDocument('names neither PackageBaseAddress/3.0.0 nor RegistrationsBaseUrl', url);
}

/** A resource may have several types. */
function addressOf(resource: unknown, wanted: string): string | undefined {
  if (!isJsonObject(resource)) return undefined;
  const types: readonly unknown[] = Array.isArray(resource['@type']) ? resource['@type'] : [resource['@type']];
  const isIt = types.some((type) => typeof type === 'string' && type.toLowerCase() === wanted);
  return isIt && typeof resource['@id'] === 'string' ? resource['@id'] : undefined;
}

/** An address in the document at `url`. Throws `FEED_RESPONSE_INVALID` where it is less protected than the document. */
export function parseSafeAddress(address: string, url: string): URL {
  if (!isHttpUrl(address)) throw invalidDocument('names an address that is not http', url);
  const parsed = parseHttpUrl(address);
  const isWeaker = url.startsWith('https:') && parsed.protocol === 'http:';
  if (isWeaker) throw invalidDocument('leads from https to http', url);
  return parsed;
}
