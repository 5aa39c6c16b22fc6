import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Type from 'typebox';
import { PrimitivesError } from '../../errors.ts';
import type { Environment } from '../../http/network-policy.ts';
import { documentReader } from '../../json/document-reader.ts';

/** What `docker login` and `podman login` write. */
export interface LoginFile {
  readonly path: string;
  /** Logins by host, or by what podman writes for a part of a registry. */
  readonly auths?: Readonly<Record<string, StatedLogin>>;
  /** Names of credential helpers by host. */
  readonly credHelpers?: Readonly<Record<string, string>>;
  /** The helper of every other host. */
  readonly credsStore?: string;
}

export interface StatedLogin {
  /** `user:password` in base64. */
  readonly auth?: string;
  readonly identitytoken?: string;
}

const readLoginFile = documentReader(
  Type.Object({
    auths: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object({ auth: Type.Optional(Type.String()), identitytoken: Type.Optional(Type.String()) }),
      ),
    ),
    credHelpers: Type.Optional(Type.Record(Type.String(), Type.String())),
    credsStore: Type.Optional(Type.String()),
  }),
);

/**
 * The files with logins that are there, the first to be asked first: what `REGISTRY_AUTH_FILE` names, docker's, and podman's
 * (containers-auth.json(5)). Throws `REGISTRY_LOGIN_INVALID` for one that cannot be read, or that neither of them wrote.
 */
export async function* loginFiles(environment: Environment): AsyncGenerator<LoginFile> {
  for (const path of pathsOf(environment)) {
    const bytes = await readIfThere(path);
    if (bytes === undefined) continue;
    const content = readLoginFile(bytes, (faults, cause) => {
      const found = faults.map(({ pointer, message }) => `${pointer} ${message}`.trim());
      const details = { path, found, cause };
      throw new PrimitivesError('REGISTRY_LOGIN_INVALID', 'file with logins is not what docker writes', details);
    });
    yield { ...content, path };
  }
}

/** One that is there and cannot be read is told, not passed over. */
async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new PrimitivesError('REGISTRY_LOGIN_INVALID', 'file with logins cannot be read', { path, cause });
  }
}

function pathsOf(environment: Environment): readonly string[] {
  const named = (name: string): string | undefined => (environment[name] === '' ? undefined : environment[name]);
  const home = named('HOME') ?? named('USERPROFILE');
  const below = (folder: string | undefined, ...names: string[]): string[] =>
    folder === undefined ? [] : [join(folder, ...names)];
  return [
    ...below(named('REGISTRY_AUTH_FILE')),
    ...below(named('DOCKER_CONFIG') ?? below(home, '.docker')[0], 'config.json'),
    ...below(named('XDG_RUNTIME_DIR'), 'containers', 'auth.json'),
    ...below(named('XDG_CONFIG_HOME') ?? below(home, '.config')[0], 'containers', 'auth.json'),
  ];
}
