import type { Digest } from '@nuspine/primitives';
import Type, { type TString, type TUnsafe } from 'typebox';

/** What every manifest states of itself. People may add members of their own: they are kept. */
export function documentOptions(name: string, title: string): Readonly<Record<string, unknown>> {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `urn:nuspine:schema:${name}`, title };
}

export const digest: TUnsafe<Digest> = Type.Unsafe<Digest>(Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }));
export const size: TUnsafe<number> = Type.Unsafe<number>(
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'In bytes.' }),
);
/** Base64 of a SHA-512. */
export const sha512: TString = Type.String({ pattern: '^[A-Za-z0-9+/]{86}==$' });
export const path: TString = Type.String({ minLength: 1, description: 'With "/", relative.' });
export const wordOf = (description: string): TString => Type.String({ description });
