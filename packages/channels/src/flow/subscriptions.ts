import { parse } from 'smol-toml';
import Type, { type TSchema } from 'typebox';
import { parseChannelName } from '../channel-name.ts';
import { type DocumentFault, documentChecker } from '@nuspine/primitives/json';
import { ChannelError } from '../errors.ts';
import { LATEST, parsePointerName, POINTER_PATTERN } from '../pointer-name.ts';

/** How often a subscription may move its dependencies. */
export type FlowFrequency = 'every-build' | 'daily' | 'weekly' | 'on-demand';

/** One source that a repository follows. */
export interface Subscription {
  readonly id: string;
  /** `<owner>/<repo>/<channel>` of the source. */
  readonly channel: string;
  readonly pointer: string;
  /** Packages to take from it; `*` stands for any characters. */
  readonly packages: readonly string[];
  readonly frequency: FlowFrequency;
  /** Subscriptions of one batch move together or wait together. */
  readonly batch?: string;
  /** Go back when the pointer was rolled back. */
  readonly allowDowngrade: boolean;
}

/** `subscriptions.toml` of a repository. */
export interface Subscriptions {
  /** Files with dependencies, relative to the repository. */
  readonly files: readonly string[];
  readonly subscriptions: readonly Subscription[];
  /** Packages that stay, and why. */
  readonly pins: ReadonlyMap<string, string>;
  /** Packages that take the version their parent was built with, by lower-case id. */
  readonly coherent: ReadonlyMap<string, string>;
}

/** Name of the file in the root of a repository. */
export const SUBSCRIPTIONS_NAME = 'subscriptions.toml';

/** Files that are looked into when none are named. */
export const DEFAULT_FLOW_FILES: readonly string[] = [
  'Directory.Packages.props',
  'eng/Version.Details.xml',
  'eng/Versions.props',
  'package.json',
  'versions.toml',
];

const closed = { additionalProperties: false };
const text = Type.String({ minLength: 1 });
const schema = Type.Object(
  {
    files: Type.Optional(Type.Array(text, { minItems: 1 })),
    subscription: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' }),
            channel: text,
            pointer: Type.Optional(Type.String({ pattern: POINTER_PATTERN })),
            packages: Type.Optional(Type.Array(text, { minItems: 1 })),
            frequency: Type.Optional(Type.Enum(['every-build', 'daily', 'weekly', 'on-demand'])),
            batch: Type.Optional(text),
            'allow-downgrade': Type.Optional(Type.Boolean()),
          },
          closed,
        ),
      ),
    ),
    pin: Type.Optional(Type.Array(Type.Object({ package: text, reason: text }, closed))),
    coherent: Type.Optional(Type.Array(Type.Object({ package: text, parent: text }, closed))),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:subscriptions',
    title: 'subscriptions.toml: the channels that a repository follows',
    ...closed,
  },
);

/** The JSON Schema of `subscriptions.toml`. */
export const SubscriptionsSchema: TSchema = schema;

const check = documentChecker(schema);

/** Reads `subscriptions.toml`. Throws `FLOW_SUBSCRIPTIONS_INVALID` with every fault. */
export function parseSubscriptions(source: string, path: string = SUBSCRIPTIONS_NAME): Subscriptions {
  const document = check(parseToml(source, path), (faults) => refuse(path, faults));
  const subscriptions = (document.subscription ?? []).map((one) => ({
    id: one.id,
    channel: one.channel,
    pointer: one.pointer ?? LATEST,
    packages: one.packages ?? ['*'],
    frequency: one.frequency ?? 'every-build',
    ...(one.batch === undefined ? {} : { batch: one.batch }),
    allowDowngrade: one['allow-downgrade'] ?? false,
  }));
  requireSound(subscriptions, path);
  return {
    files: document.files ?? DEFAULT_FLOW_FILES,
    subscriptions,
    pins: new Map((document.pin ?? []).map((pin) => [pin.package.toLowerCase(), pin.reason])),
    coherent: new Map((document.coherent ?? []).map((one) => [one.package.toLowerCase(), one.parent])),
  };
}

function requireSound(subscriptions: readonly Subscription[], path: string): void {
  const ids = new Set<string>();
  for (const { id, channel, pointer } of subscriptions) {
    if (ids.has(id)) refuse(path, [{ pointer: '/subscription', message: `has two of id ${id}` }]);
    ids.add(id);
    try {
      parseChannelName(channel);
      parsePointerName(pointer);
    } catch (cause) {
      refuse(path, [{ pointer: '/subscription', message: `${id} names no channel or pointer` }], cause);
    }
  }
}

function parseToml(source: string, path: string): unknown {
  try {
    return parse(source);
  } catch (cause) {
    return refuse(path, [{ pointer: '', message: cause instanceof Error ? cause.message : 'is not TOML' }], cause);
  }
}

function refuse(path: string, found: readonly DocumentFault[], cause?: unknown): never {
  const [first] = found;
  const message = `subscriptions are not sound: ${first?.pointer ?? ''} ${first?.message ?? ''}`.split('\n')[0] ?? '';
  throw new ChannelError('FLOW_SUBSCRIPTIONS_INVALID', message, { path, found, cause });
}
