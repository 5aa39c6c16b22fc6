import { type HttpCredentials, isHttpUrl, isLoopback, parseHttpUrl } from '@nuspine/primitives';
import { NupkgError } from './errors.ts';

/** A place that packages come from, before anyone has been there. */
export interface PackageSource {
  /** What a NuGet.config, its source mapping and messages call it. */
  readonly name: string;
  /** Address of a V3 service index, or path of a folder. */
  readonly location: string;
  readonly credentials?: SourceCredentials | undefined;
  /** The NuGet.config that has a client certificate for it: what that is for we cannot show. */
  readonly certificateIn?: string | undefined;
  /** Whether its address may be http (`allowInsecureConnections`). */
  readonly allowsInsecure?: boolean;
}

/**
 * Who we are to a source. A password that NuGet has encrypted can be read on the machine that did so, by NuGet alone; one that
 * `ValidAuthenticationTypes` does not allow for Basic is withheld.
 */
export type SourceCredentials =
  | { readonly kind: 'plain'; readonly username: string; readonly password: string }
  | { readonly kind: 'withheld'; readonly username: string }
  | { readonly kind: 'encrypted'; readonly username: string; readonly file: string };

/** Whether a source is a server. Anything else is a folder. */
export function isRemote({ location }: PackageSource): boolean {
  return isHttpUrl(location);
}

/** Whether a source is a folder by its address. */
export function isFileUrl(location: string): boolean {
  return /^file:\/\//i.test(location);
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

/** What to show to the server of a source. Throws `FEED_PASSWORD_ENCRYPTED` and `FEED_CERTIFICATE_UNSUPPORTED`. */
export function sourceCredentials(source: PackageSource, server: URL): HttpCredentials | undefined {
  const { name, credentials, certificateIn } = source;
  if (certificateIn !== undefined) {
    throw new NupkgError(
      'FEED_CERTIFICATE_UNSUPPORTED',
      `source ${name} has a client certificate, which we cannot show`,
      {
        path: certificateIn,
        found: 'clientCertificates',
      },
    );
  }
  if (credentials === undefined || credentials.kind === 'withheld') return undefined;
  if (credentials.kind === 'plain') {
    return { server, username: credentials.username, password: credentials.password };
  }
  throw new NupkgError('FEED_PASSWORD_ENCRYPTED', `password of the source ${name} is encrypted`, {
    path: credentials.file,
    wanted: 'ClearTextPassword',
    found: 'Password',
  });
}
