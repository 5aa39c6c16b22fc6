import { type Digest, digestBytes } from '@nuspine/primitives';
import Type, { type TSchema } from 'typebox';
import { formatCanonicalJson } from '../canonical-json.ts';
import { type DocumentFault, documentChecker, parseJson } from '@nuspine/primitives/json';
import { ChannelError } from '../errors.ts';
import type { SeenEntry } from '../verify-channel.ts';

/** What a reader has seen, and will see nothing older than. */
export interface TrustState {
  readonly formatVersion: 1;
  /** Digest of the root that the reader was given: with another one, it has seen nothing. */
  readonly anchor: Digest;
  /** The newest root, as it was served. */
  readonly root: string;
  /** Version of the newest timestamp; 0 for none. */
  readonly timestamp: number;
  /** Version of each role in the newest snapshot. */
  readonly roles: Readonly<Record<string, number>>;
  /** The last entry of each channel that was read. */
  readonly channels: Readonly<Record<string, SeenEntry>>;
}

const version = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const digest = Type.Unsafe<Digest>(Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }));
const seen = Type.Object({ sequence: version, head: digest }, { additionalProperties: false });

const state = Type.Object(
  {
    formatVersion: Type.Literal(1),
    anchor: digest,
    root: Type.String(),
    timestamp: version,
    roles: Type.Record(Type.String(), version),
    channels: Type.Record(Type.String(), seen),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:trust-state',
    title: 'What a reader of signed channels has seen',
    additionalProperties: false,
  },
);

/** The JSON Schema of the state of a reader. */
export const TrustStateSchema: TSchema = state;

const checkState = documentChecker(state);

/** Who has seen nothing yet but the root that they were given. */
export function newTrustState(root: Uint8Array): TrustState {
  const text = Buffer.from(root).toString('utf8');
  return { formatVersion: 1, anchor: digestBytes(root), root: text, timestamp: 0, roles: {}, channels: {} };
}

/** Reads the state of a reader. Throws `TRUST_STATE_INVALID`. */
export function parseTrustState(bytes: Uint8Array, path: string): TrustState {
  const refuse = (found: readonly DocumentFault[], cause?: unknown): never => {
    throw new ChannelError('TRUST_STATE_INVALID', 'state does not follow its schema', { path, found, cause });
  };
  return checkState(parseJson(bytes, refuse), refuse);
}

/** The bytes of a state. */
export function formatTrustState(seenSoFar: TrustState): Uint8Array {
  return Buffer.from(`${formatCanonicalJson(seenSoFar)}\n`, 'utf8');
}
