import { ChannelError } from '../errors.ts';
import type { TrustPublicKey } from './trust-key.ts';

/** Digits of an id by which a person is shown a key, and may name it. */
export const SHOWN_DIGITS = 16;
/** With fewer, somebody has hardly read them off a list. */
const LEAST_DIGITS = 8;

/**
 * The key whose id is this one, or begins so. `undefined` if none does, or if that is less than eight digits. Throws
 * `TRUST_KEY_AMBIGUOUS` if several do.
 */
export function namedKey(id: string, keys: readonly TrustPublicKey[]): TrustPublicKey | undefined {
  if (id.length < LEAST_DIGITS) return undefined;
  const found = new Map(keys.filter((key) => key.id.startsWith(id.toLowerCase())).map((key) => [key.id, key]));
  if (found.size > 1) {
    const message = `${String(found.size)} keys begin with ${id}`;
    throw new ChannelError('TRUST_KEY_AMBIGUOUS', message, { found: id, wanted: [...found.keys()] });
  }
  return [...found.values()][0];
}

/** The same of a key that a role, or whoever has keys, must have. Throws `TRUST_ROLE_UNKNOWN` too. */
export function requireNamedKey(owner: string, id: string, keys: readonly TrustPublicKey[]): TrustPublicKey {
  const found = namedKey(id, keys);
  if (found !== undefined) return found;
  throw new ChannelError('TRUST_ROLE_UNKNOWN', `${owner} does not have ${id}`, { path: owner, found: id });
}
