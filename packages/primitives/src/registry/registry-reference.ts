import { type Digest, isDigest } from '../digest.ts';
import { PrimitivesError } from '../errors.ts';
import { isHttpUrl, isLoopback, parseHttpUrl } from '../http/http-url.ts';

/** Where a manifest lies in a registry. */
export interface RegistryReference {
  /** Address of the registry. */
  readonly server: URL;
  readonly repository: string;
  /** A tag, or the digest of a manifest. */
  readonly name: string;
  /** Of the manifest, when it is named by it. */
  readonly digest?: Digest;
}

// OCI distribution specification 1.1, "Pulling manifests": <name> and <reference>.
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;

/** Docker's own registry goes by names that are not its host (distribution/reference, `splitDockerDomain`). */
export const DOCKER_HUB: { readonly host: string; readonly names: ReadonlySet<string>; readonly tokens: string } = {
  host: 'registry-1.docker.io',
  names: new Set(['docker.io', 'index.docker.io']),
  tokens: 'auth.docker.io',
};

/**
 * Reads `host/repository:tag` or `host/repository@sha256:…`. The registry is asked over https, on this machine over http; an
 * address that begins with `http://` or `https://` says which. Throws `REGISTRY_REFERENCE_INVALID`.
 */
export function parseRegistryReference(text: string): RegistryReference {
  const [, scheme, named = '', path = ''] = /^(?:(https?|oci):\/\/)?([^/]+)\/(.+)$/.exec(text) ?? [];
  const host = DOCKER_HUB.names.has(named) ? DOCKER_HUB.host : named;
  const [, below = '', mark = '', stated = ''] = /^([^:@]+)(?:([:@])(.+))?$/.exec(path) ?? [];
  const repository = host === DOCKER_HUB.host && !below.includes('/') ? `library/${below}` : below;
  const server = serverOf(scheme, host);
  const name = mark === '' ? 'latest' : stated;
  const digest = mark === '@' && isDigest(name) ? name : undefined;
  const isSound = REPOSITORY.test(repository) && repository.length <= 255 && (digest !== undefined || TAG.test(name));
  if (server === undefined || !isSound || (mark === '@' && digest === undefined)) {
    throw new PrimitivesError('REGISTRY_REFERENCE_INVALID', 'reference is not host/repository:tag or …@sha256:…', {
      found: text,
    });
  }
  return { server, repository, name, ...(digest === undefined ? {} : { digest }) };
}

function serverOf(scheme: string | undefined, host: string): URL | undefined {
  const secure = `https://${host}`;
  if (!isHttpUrl(secure) || host.includes('@')) return undefined;
  if (scheme === 'http' || scheme === 'https') return parseHttpUrl(`${scheme}://${host}`);
  const url = parseHttpUrl(secure);
  return isLoopback(url) ? parseHttpUrl(`http://${host}`) : url;
}
