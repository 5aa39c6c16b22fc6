import type { Digest } from '@nuspine/primitives';
import Type, { type TSchema } from 'typebox';
import { formatCanonicalJson } from '../canonical-json.ts';
import { type DocumentFault, documentChecker, parseJson } from '@nuspine/primitives/json';
import { ChannelError } from '../errors.ts';

/** What a subscription brought last. */
export interface FlowMove {
  readonly build: string;
  readonly date: string;
  /** Entry of the channel's log that was read: a mirror that serves an older one is noticed. */
  readonly sequence: number;
  readonly head: Digest;
}

/** `subscriptions.lock.json`: the last move of every subscription, by id. */
export type FlowRecord = Readonly<Record<string, FlowMove>>;

/** Name of the file beside `subscriptions.toml`. */
export const FLOW_RECORD_NAME = 'subscriptions.lock.json';

const move = Type.Object(
  {
    build: Type.String(),
    date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' }),
    sequence: Type.Integer({ minimum: 1 }),
    head: Type.Unsafe<Digest>(Type.String({ pattern: '^sha256:[0-9a-f]{64}$' })),
  },
  { additionalProperties: false },
);
const schema = Type.Record(Type.String(), move, {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:nuspine:schema:flow-record',
  title: 'subscriptions.lock.json: what each subscription brought last',
});

/** The JSON Schema of `subscriptions.lock.json`. */
export const FlowRecordSchema: TSchema = schema;

const check = documentChecker(schema);

/** Reads the record. Throws `FLOW_RECORD_INVALID` with every fault. */
export function parseFlowRecord(bytes: Uint8Array): FlowRecord {
  const refuse = (found: readonly DocumentFault[], cause?: unknown): never => {
    const details = { path: FLOW_RECORD_NAME, found, cause };
    throw new ChannelError('FLOW_RECORD_INVALID', 'record of moves does not follow its schema', details);
  };
  return check(parseJson(bytes, refuse), refuse);
}

/** Writes the record: equal records give equal text. */
export function formatFlowRecord(record: FlowRecord): string {
  return `${JSON.stringify(JSON.parse(formatCanonicalJson(record)), undefined, 2)}\n`;
}
