import { isHttpUrl, isLoopback, parseHttpUrl } from '@nuspine/primitives';
import { NupkgError } from './errors.ts';

/** A place that packages come from, before anyone has been there. */
export interface PackageSource {
  /** What a NuGet.config, its source mapping and messages call it. */
  readonly name: string;
  /** Address of a V3 service index, or path of a folder. */
  readonly location: string;
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
  /** Whether its address may be http (`allowInsecureConnections`). */
  readonly allowsInsecure?: boolean;
}

/** Whether a source is a server. Anything else is a folder. */
export function isRemote({ location }: PackageSource): boolean {
  return isHttpUrl(location);
}

/**
 * The address of a source that is a server. Throws `FEED_INSECURE` for http to another machine unless the source allows
 * it, as restore does with NU1302, and `HTTP_URL_INVALID`.
 */
export function sourceAddress({ location, allowsInsecure = false }: PackageSource): URL {
  const url = parseHttpUrl(location);
  if (url.protocol === 'https:' || allowsInsecure || isLoopback(url)) return url;
  throw new NupkgError('FEED_INSECURE', 'source is not protected by https', { path: location, wanted: 'https' });
}
