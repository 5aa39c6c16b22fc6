import { PrimitivesError } from '../errors.ts';
import { isLoopback, parseHttpUrl } from '../http/http-url.ts';
import { DOCKER_HUB } from './registry-reference.ts';

/** What a registry asks for before it answers. */
export type RegistryChallenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: URL; readonly query: Readonly<Record<string, string>> };

/**
 * Reads a WWW-Authenticate header (RFC 9110 §11.6.1; OCI distribution follows the token specification of Docker). Throws
 * `REGISTRY_ANSWER_INVALID` for a realm that is no address, or is less protected than the registry.
 */
export function parseChallenge(header: string | undefined, server: URL): RegistryChallenge | undefined {
  const [, scheme = '', rest = ''] = /^\s*([a-z]+)\s*(.*)$/i.exec(header ?? '') ?? [];
  if (/^basic$/i.test(scheme)) return { scheme: 'basic' };
  if (!/^bearer$/i.test(scheme)) return undefined;
  const { realm = '', ...all } = Object.fromEntries(
    // Of several challenges in one header the first one counts: what follows states a realm of its own.
    [...rest.matchAll(/([a-z_]+)="([^"]*)"/gi)]
      .toReversed()
      .map(([, name = '', value = '']) => [name.toLowerCase(), value]),
  );
  const query = Object.fromEntries(Object.entries(all).filter(([name]) => name === 'service' || name === 'scope'));
  return { scheme: 'bearer', realm: realmOf(realm, server), query };
}

function realmOf(text: string, server: URL): URL {
  try {
    const realm = parseHttpUrl(text);
    if (realm.protocol === 'https:' || isLoopback(realm) || server.protocol === 'http:') return realm;
  } catch (cause) {
    throw new PrimitivesError('REGISTRY_ANSWER_INVALID', 'registry asks for a token from nowhere', {
      found: text,
      cause,
    });
  }
  throw new PrimitivesError('REGISTRY_ANSWER_INVALID', 'registry leads from https to http', { found: text });
}

/** Whether a password for a registry may be told to who hands out its tokens: the same machine, or one that was allowed. */
export function mayTell(realm: URL, server: URL, allowed: readonly string[]): boolean {
  const isDockerHub = server.host === DOCKER_HUB.host && realm.host === DOCKER_HUB.tokens;
  return isDockerHub || realm.hostname === server.hostname || allowed.includes(realm.host);
}
