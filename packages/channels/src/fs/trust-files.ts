import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Environment, PrimitivesError } from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { parseTrustKeys, parseTrustPublicKeys, type TrustKey, type TrustPublicKey } from '../trust/trust-key.ts';
import { formatTrustState, parseTrustState } from '../trust/trust-state.ts';
import { readIfThere } from './file-writes.ts';
import { readDocument, readRootFile } from './read-document.ts';
import type { TrustAnchor } from './trusted-store.ts';

/** The variable that holds private keys, as PEM blocks one after the other. */
export const KEYS_VARIABLE = 'NUSPINE_TRUST_KEYS';

/**
 * The private keys in files, in the `.pem` files of folders, and in `NUSPINE_TRUST_KEYS`. Throws `TRUST_KEY_INVALID` and
 * `SOURCE_READ_FAILED`.
 */
export async function readTrustKeys(paths: readonly string[], environment: Environment): Promise<readonly TrustKey[]> {
  const files = (await Promise.all(paths.map(keyFiles))).flat();
  const fromFiles = await Promise.all(
    files.map(async (path) => parseTrustKeys(Buffer.from(await readDocument(path)).toString('utf8'), path)),
  );
  const variable = environment[KEYS_VARIABLE];
  const all = [...fromFiles.flat(), ...(variable === undefined ? [] : parseTrustKeys(variable, KEYS_VARIABLE))];
  return [...new Map(all.map((key) => [key.id, key])).values()];
}

/** The public halves of the keys in files. Throws `TRUST_KEY_INVALID` and `SOURCE_READ_FAILED`. */
export async function readPublicKeys(paths: readonly string[]): Promise<readonly TrustPublicKey[]> {
  const read = async (path: string): Promise<readonly TrustPublicKey[]> =>
    parseTrustPublicKeys(Buffer.from(await readDocument(path)).toString('utf8'), path);
  return (await Promise.all(paths.map(read))).flat();
}

/** What a reader trusts, from a file, with what they have seen in another beside it. Throws what `readRootFile` throws. */
export async function readTrustAnchor(
  rootPath: string,
  { now, statePath = `${rootPath}.seen` }: { readonly now: Date; readonly statePath?: string },
): Promise<TrustAnchor> {
  const root = await readRootFile(rootPath);
  return {
    root,
    now,
    seen: {
      read: async () => {
        const bytes = await readIfThere(statePath);
        return bytes === undefined ? undefined : parseTrustState(bytes, statePath);
      },
      write: (state) => writeFileAtomically(statePath, (sink) => sink.write(formatTrustState(state))),
    },
  };
}

async function keyFiles(path: string): Promise<readonly string[]> {
  const found = await lstat(path).catch((cause: unknown) => {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'key cannot be read', { path, cause });
  });
  if (!found.isDirectory()) return [path];
  const names = await readdir(path);
  return names
    .filter((name) => name.endsWith('.pem'))
    .toSorted()
    .map((name) => join(path, name));
}
