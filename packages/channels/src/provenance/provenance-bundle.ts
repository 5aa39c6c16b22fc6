import { createPublicKey } from 'node:crypto';
import type { BundleWithDsseEnvelope, SerializedBundle } from '@sigstore/bundle';
import { formatCanonicalJson } from '../canonical-json.ts';
import { parseJson } from '@nuspine/primitives/json';
import { ChannelError } from '../errors.ts';
import type { Build } from '../operation.ts';
import { formatTrustPublicKey, type TrustKey, trustKeyDer, type TrustPublicKey } from '../trust/trust-key.ts';
import { type BuilderFacts, buildStatement, parseStatement, PAYLOAD_TYPE, requireStatement } from './statement.ts';

/** States how a build was made, signed with a key of its builder: a Sigstore bundle, without a network. */
export async function attestBuild(
  build: Build,
  { key, ...facts }: BuilderFacts & { readonly key: TrustKey },
): Promise<Uint8Array> {
  const { DSSEBundleBuilder } = await import('@sigstore/sign');
  const { bundleToJSON } = await import('@sigstore/bundle');
  const publicKey = { $case: 'publicKey', publicKey: formatTrustPublicKey(key), hint: key.id } as const;
  const builder = new DSSEBundleBuilder({
    signer: { sign: (bytes) => Promise.resolve({ signature: key.sign(bytes), key: publicKey }) },
    witnesses: [],
  });
  const data = Buffer.from(buildStatement(build, facts));
  const bundle: SerializedBundle = bundleToJSON(await builder.create({ data, type: PAYLOAD_TYPE }));
  return Buffer.from(`${formatCanonicalJson(bundle)}\n`, 'utf8');
}

/**
 * Requires that a bundle is signed by one of these keys and states how this very build was made. Throws
 * `PROVENANCE_INVALID`, `PROVENANCE_KEY_UNKNOWN`, `PROVENANCE_SIGNATURE_INVALID`, and what `requireStatement` throws.
 */
export async function verifyAttestation(
  bytes: Uint8Array,
  build: Build,
  keys: readonly TrustPublicKey[],
  path: string,
): Promise<void> {
  const bundle = await parseBundle(bytes, path);
  const { content } = bundle.verificationMaterial;
  const hint = content.$case === 'publicKey' ? content.publicKey.hint : undefined;
  const key = keys.find(({ id }) => id === hint);
  if (key === undefined) {
    throw new ChannelError('PROVENANCE_KEY_UNKNOWN', 'statement is signed by no key that is trusted for it', {
      path,
      found: hint ?? 'a certificate',
    });
  }
  await requireSignature(bundle, key, path);
  const { payload, payloadType } = bundle.content.dsseEnvelope;
  if (payloadType !== PAYLOAD_TYPE) throw invalid('envelope holds no in-toto statement', path, payloadType);
  requireStatement(parseStatement(payload, path), build, path);
}

async function requireSignature(bundle: BundleWithDsseEnvelope, key: TrustPublicKey, path: string): Promise<void> {
  const { toSignedEntity, Verifier } = await import('@sigstore/verify');
  const publicKey = createPublicKey({ key: trustKeyDer(key), format: 'der', type: 'spki' });
  const authorities = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] };
  const material = { ...authorities, publicKey: () => ({ publicKey, validFor: () => true }) };
  // The key is ours, so no log and no clock has to vouch for it.
  const verifier = new Verifier(material, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 });
  try {
    verifier.verify(toSignedEntity(bundle));
  } catch (cause) {
    throw new ChannelError('PROVENANCE_SIGNATURE_INVALID', 'signature is not of this statement', { path, cause });
  }
}

async function parseBundle(bytes: Uint8Array, path: string): Promise<BundleWithDsseEnvelope> {
  const { bundleFromJSON, isBundleWithDsseEnvelope } = await import('@sigstore/bundle');
  const json = parseJson(bytes, (found, cause) => {
    throw invalid('file is no Sigstore bundle', path, found, cause);
  });
  try {
    const bundle = bundleFromJSON(json);
    if (isBundleWithDsseEnvelope(bundle)) return bundle;
  } catch (cause) {
    throw invalid('file is no Sigstore bundle', path, undefined, cause);
  }
  throw invalid('bundle holds no envelope', path);
}

function invalid(message: string, path: string, found?: unknown, cause?: unknown): ChannelError {
  return new ChannelError('PROVENANCE_INVALID', message, { path, found, cause });
}
