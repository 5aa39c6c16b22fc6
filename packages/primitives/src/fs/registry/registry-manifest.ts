import { type Digest, digestBytes } from '../../digest.ts';
import { PrimitivesError } from '../../errors.ts';
import { printableUrl } from '../../http/http-url.ts';
import { MAX_OCI_MANIFEST } from '../../registry/max-oci-manifest.ts';
import { readBody, type RegistrySession, requireDigest } from './registry-session.ts';
import type { RegistryAnswer } from './registry-transport.ts';

/** Which manifest, and in which of its forms. */
export interface ManifestRequest {
  /** A tag, or the digest of the manifest. */
  readonly name: string;
  /** What the manifest has to have. Whatever the registry has under that name by default. */
  readonly digest?: Digest;
  /** Media types that are welcome, the best first. */
  readonly accept: readonly string[];
}

/**
 * The bytes of a manifest, compared with its digest. Throws `REGISTRY_NOT_FOUND`, `REGISTRY_ANSWER_INVALID`, and what
 * `RegistrySession.ask` throws.
 */
export async function readRegistryManifest(
  session: RegistrySession,
  { name, digest, accept }: ManifestRequest,
): Promise<Uint8Array> {
  const headers = { accept: accept.join(', ') };
  const answer = await session.ask({ method: 'GET', url: session.at(`manifests/${name}`), headers });
  requireFound(answer);
  const bytes = await readBody(answer, MAX_OCI_MANIFEST);
  const found = digestBytes(bytes);
  requireDigest(answer, found);
  if (digest !== undefined) requireWanted(answer, found, digest);
  return bytes;
}

/** A blob that is a document of at most `max` bytes, compared with its digest. Throws the same as `readRegistryManifest`. */
export async function readRegistryBlob(session: RegistrySession, digest: Digest, max: number): Promise<Uint8Array> {
  const answer = await session.ask({ method: 'GET', url: session.at(`blobs/${digest}`) });
  requireFound(answer);
  const bytes = await readBody(answer, max);
  requireWanted(answer, digestBytes(bytes), digest);
  return bytes;
}

function requireWanted({ url }: RegistryAnswer, found: Digest, wanted: Digest): void {
  if (found === wanted) return;
  throw new PrimitivesError('REGISTRY_ANSWER_INVALID', 'registry gives other bytes than it has to', {
    path: printableUrl(url),
    wanted,
    found,
  });
}

/** Throws `REGISTRY_NOT_FOUND` where there is nothing, and `REGISTRY_ANSWER_INVALID` for any other answer without content. */
export function requireFound(answer: RegistryAnswer): void {
  if (answer.status === 200 || answer.status === 206) return;
  answer.body.destroy();
  const isMissing = answer.status === 404;
  throw new PrimitivesError(
    isMissing ? 'REGISTRY_NOT_FOUND' : 'REGISTRY_ANSWER_INVALID',
    isMissing ? 'registry does not have it' : 'registry answers what it should not',
    { path: printableUrl(answer.url), found: answer.status },
  );
}
