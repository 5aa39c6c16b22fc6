import Type, { type TSchema } from 'typebox';
import type { TrustPublicKey } from './trust-key.ts';
import { type RoleKeys, rootPlan, targetsPlan, TOP_ROLES } from './trust-plan.ts';
import type { SigningBase } from './plan-signing.ts';
import { formatInstant } from '../instant.ts';

/** Who signs for a role. Keys are named by their ids: there is nothing secret in it. */
export interface TrustRoleReport {
  readonly role: string;
  /** Version of its newest metadata; absent for a channel that was not signed yet. */
  readonly version?: number;
  readonly threshold: number;
  readonly keys: readonly string[];
  readonly expires?: string;
  readonly expired?: boolean;
}

/** Who signs for what in a store. */
export interface TrustReport {
  readonly root: number;
  readonly roles: readonly TrustRoleReport[];
}

const closed = { additionalProperties: false };
const whole = Type.Integer({ minimum: 1 });

const role = Type.Object(
  {
    role: Type.String(),
    version: Type.Optional(whole),
    threshold: whole,
    keys: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    expires: Type.Optional(Type.String()),
    expired: Type.Optional(Type.Boolean()),
  },
  closed,
);

/** The JSON Schema of who signs for what. */
export const TrustReportSchema: TSchema = Type.Object(
  { root: whole, roles: Type.Array(role) },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:trust-report',
    title: 'Who signs for what in a store',
    ...closed,
  },
);

/** The roles of the root first, then the channels by name. `expiries` says of them until when what is signed for them is good. */
export function trustReport(
  { root, targets, snapshot }: SigningBase,
  now: Date,
  expiries: ReadonlyMap<string, string | undefined> = new Map(),
): TrustReport {
  const { version, roles } = rootPlan(root);
  const { meta } = snapshot.signed;
  const known = { root, targets, snapshot };
  const top = TOP_ROLES.map((role): TrustRoleReport => {
    const signed = role === 'timestamp' ? undefined : known[role].signed;
    return {
      role,
      ...termsOf(roles[role]),
      ...(signed === undefined
        ? {}
        : {
            version: signed.version,
            ...untilWhen(new Date(signed.expires), now),
          }),
    };
  });
  const channels = targetsPlan(targets).delegations.map((one): TrustRoleReport => {
    const stated = meta[`${one.role}.json`];
    const expires = expiries.get(one.role);
    return {
      role: one.role,
      ...termsOf(one),
      ...(stated === undefined ? {} : { version: stated.version }),
      ...(expires === undefined ? {} : untilWhen(new Date(expires), now)),
    };
  });
  return { root: version, roles: [...top, ...channels] };
}

function untilWhen(expires: Date, now: Date): Required<Pick<TrustRoleReport, 'expires' | 'expired'>> {
  return { expires: formatInstant(expires), expired: expires.getTime() <= now.getTime() };
}

function termsOf({ keys, threshold }: RoleKeys): { readonly threshold: number; readonly keys: readonly string[] } {
  return { threshold, keys: keys.map(({ id }: TrustPublicKey) => id) };
}
