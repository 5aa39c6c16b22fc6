import { formatCanonicalJson } from '../canonical-json.ts';
import { ChannelError } from '../errors.ts';
import type { AnyMetadata, JsonObject } from './parse-metadata.ts';
import type { TrustKey } from './trust-key.ts';
import { canSign, type RoleKeys } from './trust-plan.ts';

/** Metadata that is ready to be written. */
export interface SignedBytes {
  readonly role: string;
  readonly version: number;
  readonly bytes: Uint8Array;
}

/**
 * Signs metadata with every key at hand that one of its roles has. A root that changes its keys is signed for two roles:
 * the one before and its own. Throws `TRUST_KEY_MISSING` when too few keys are at hand, naming none of them.
 */
export async function signMetadata(
  role: string,
  version: number,
  signed: JsonObject,
  { terms, keys }: { readonly terms: readonly RoleKeys[]; readonly keys: readonly TrustKey[] },
): Promise<SignedBytes> {
  for (const one of terms) requireKeys(role, one, keys);
  const metadata = await unsignedMetadata(role, { signed, signatures: [] });
  await addSignatures(metadata, terms, keys);
  return { role, version, bytes: Buffer.from(`${formatCanonicalJson(metadata.toJSON())}\n`, 'utf8') };
}

/** Signs metadata with those of the keys that roles have, beside what has been signed already; says how many these are. */
export async function addSignatures(
  metadata: AnyMetadata,
  terms: readonly RoleKeys[],
  keys: readonly TrustKey[],
): Promise<number> {
  const wanted = new Set(terms.flatMap((one) => one.keys.map(({ id }) => id)));
  const { Signature } = await import('@tufjs/models');
  const signers = keys.filter(({ id }) => wanted.has(id));
  for (const key of signers) {
    metadata.sign((bytes) => new Signature({ keyID: key.id, sig: key.sign(bytes).toString('hex') }), true);
  }
  return signers.length;
}

async function unsignedMetadata(role: string, json: JsonObject): Promise<AnyMetadata> {
  const { Metadata, MetadataKind } = await import('@tufjs/models');
  if (role === 'root') return Metadata.fromJSON(MetadataKind.Root, json);
  if (role === 'snapshot') return Metadata.fromJSON(MetadataKind.Snapshot, json);
  if (role === 'timestamp') return Metadata.fromJSON(MetadataKind.Timestamp, json);
  return Metadata.fromJSON(MetadataKind.Targets, json);
}

function requireKeys(role: string, terms: RoleKeys, atHand: readonly TrustKey[]): void {
  if (canSign(terms, atHand)) return;
  const ids = new Set(atHand.map(({ id }) => id));
  const found = terms.keys.filter(({ id }) => ids.has(id)).length;
  const message = `${role} needs ${String(terms.threshold)} of its keys to be signed, ${String(found)} are at hand`;
  throw new ChannelError('TRUST_KEY_MISSING', message, { path: role, wanted: terms.threshold, found });
}
