import { type NuGetVersion, tryParseNuGetVersion } from '@nuspine/primitives';
import { invalidDocument, isJsonObject, parseFeedDocument } from './feed-document.ts';
import { parseSafeAddress } from './service-index.ts';

/** A version of a package, and where it is. */
export interface RegisteredPackage {
  readonly version: NuGetVersion;
  readonly nupkg: string;
}

/** A page of a registration: what it lists, or its address where that is a document of its own. */
export type RegistrationPage =
  | { readonly kind: 'here'; readonly packages: readonly RegisteredPackage[] }
  | { readonly kind: 'elsewhere'; readonly url: string };

/**
 * The pages of a package's registration (RegistrationsBaseUrl, "Registration index"). Throws `FEED_RESPONSE_INVALID`,
 * also for addresses that are less protected than the document at `url`.
 */
export function parseRegistration(bytes: Uint8Array, url: string): readonly RegistrationPage[] {
  return itemsOf(parseFeedDocument(bytes, url), url).map((page): RegistrationPage => {
    if (!isJsonObject(page)) throw invalidDocument('has a page that is no object', url);
    if (page['items'] !== undefined) return { kind: 'here', packages: packagesOf(page, url) };
    return { kind: 'elsewhere', url: addressOf(page['@id'], url) };
  });
}

/** A page that is a document of its own. Throws as `parseRegistration` does. */
export function parseRegistrationPage(bytes: Uint8Array, url: string): readonly RegisteredPackage[] {
  return packagesOf(parseFeedDocument(bytes, url), url);
}

/** Unlisted ones are among them: restore takes them, too. */
function packagesOf(page: Readonly<Record<string, unknown>>, url: string): readonly RegisteredPackage[] {
  return itemsOf(page, url).map((leaf) => {
    const { catalogEntry, packageContent } = isJsonObject(leaf) ? leaf : {};
    if (!isJsonObject(catalogEntry)) throw invalidDocument('lists a package without catalogEntry', url);
    const { version: text, packageContent: own } = catalogEntry;
    const version = typeof text === 'string' ? tryParseNuGetVersion(text) : undefined;
    if (version === undefined) throw invalidDocument(`lists a version that is none: ${String(text)}`, url);
    return { version, nupkg: addressOf(packageContent ?? own, url) };
  });
}

function itemsOf({ items }: Readonly<Record<string, unknown>>, url: string): readonly unknown[] {
  if (!Array.isArray(items)) throw invalidDocument('has no list of items', url);
  return items;
}

function addressOf(address: unknown, url: string): string {
  if (typeof address !== 'string') throw invalidDocument('lists something without an address', url);
  return parseSafeAddress(address, url).href;
}
