import type * as models from '@tufjs/models';
import type { Key, Metadata, Root, Snapshot, Targets, Timestamp } from '@tufjs/models';
import { ChannelError } from '../errors.ts';
import { CHANNEL_LIMITS } from '../limits.ts';

/** JSON as the models of TUF take it. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

type Models = Pick<typeof models, 'Metadata' | 'MetadataKind'>;
/** Metadata of any role. */
export type AnyMetadata = Metadata<Root> | Metadata<Timestamp> | Metadata<Snapshot> | Metadata<Targets>;

/** Reads a root. Throws `TRUST_METADATA_INVALID` or `CHANNEL_LIMIT_EXCEEDED`; so do the others here. */
export function parseRoot(bytes: Uint8Array, path: string): Promise<Metadata<Root>> {
  return parseMetadata(bytes, path, (from, json) => from.Metadata.fromJSON(from.MetadataKind.Root, json));
}

export function parseTimestamp(bytes: Uint8Array, path: string): Promise<Metadata<Timestamp>> {
  return parseMetadata(bytes, path, (from, json) => from.Metadata.fromJSON(from.MetadataKind.Timestamp, json));
}

export function parseSnapshot(bytes: Uint8Array, path: string): Promise<Metadata<Snapshot>> {
  return parseMetadata(bytes, path, (from, json) => from.Metadata.fromJSON(from.MetadataKind.Snapshot, json));
}

export function parseTargets(bytes: Uint8Array, path: string): Promise<Metadata<Targets>> {
  return parseMetadata(bytes, path, (from, json) => from.Metadata.fromJSON(from.MetadataKind.Targets, json));
}

async function parseMetadata<T extends AnyMetadata>(
  bytes: Uint8Array,
  path: string,
  read: (from: Models, json: JsonObject) => T,
): Promise<T> {
  const max = CHANNEL_LIMITS.metadataBytes;
  if (bytes.length > max) {
    throw new ChannelError('CHANNEL_LIMIT_EXCEEDED', 'metadata is too large', { path, found: bytes.length, max });
  }
  const loaded = await import('@tufjs/models');
  let metadata: T;
  try {
    metadata = read(loaded, jsonObject(bytes));
  } catch (cause) {
    throw new ChannelError('TRUST_METADATA_INVALID', 'metadata cannot be read', { path, cause });
  }
  const fault = faultOf(metadata);
  if (fault === undefined) return metadata;
  throw new ChannelError('TRUST_METADATA_INVALID', fault, { path });
}

function jsonObject(bytes: Uint8Array): JsonObject {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (isJsonObject(value)) return value;
  throw new TypeError('metadata is no object');
}

/** What was parsed from JSON is JSON. */
function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the models let pass: a date that is none never expires there, and one key under two names counts twice. */
function faultOf({ signed }: AnyMetadata): string | undefined {
  const { expires, version } = signed;
  const isDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(expires) && !Number.isNaN(Date.parse(expires));
  if (!isDate) return 'metadata does not say when it expires';
  if (!Number.isSafeInteger(version) || version < 1) return 'metadata has no version';
  const values = Object.values(keysOf(signed)).map(({ keyVal }) => keyVal['public']?.toLowerCase());
  return new Set(values).size === values.length ? undefined : 'metadata names one key twice';
}

function keysOf(signed: Root | Timestamp | Snapshot | Targets): Readonly<Record<string, Key>> {
  if ('keys' in signed) return signed.keys;
  return 'delegations' in signed ? (signed.delegations?.keys ?? {}) : {};
}
