import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Type from 'typebox';
import { PrimitivesError } from '../../errors.ts';
import type { Environment } from '../../http/network-policy.ts';
import { documentReader } from '../../json/document-reader.ts';
import { DOCKER_HUB } from '../../registry/registry-reference.ts';

/** Who we are to a registry. */
export interface RegistryLogin {
  readonly username: string;
  readonly password: string;
}

const readConfig = documentReader(
  Type.Object({
    auths: Type.Optional(Type.Record(Type.String(), Type.Object({ auth: Type.Optional(Type.String()) }))),
  }),
);

/**
 * The login for a registry: `NUSPINE_REGISTRY_USERNAME` and `NUSPINE_REGISTRY_PASSWORD`, or what `docker login` wrote for that
 * host into the `config.json` of `DOCKER_CONFIG` or of the home folder. Programs that keep logins are not run. Throws
 * `REGISTRY_LOGIN_INVALID` for a `config.json` that docker did not write.
 */
export async function registryLogin(environment: Environment, host: string): Promise<RegistryLogin | undefined> {
  const [username, password] = [environment['NUSPINE_REGISTRY_USERNAME'], environment['NUSPINE_REGISTRY_PASSWORD']];
  if (username !== undefined && password !== undefined) return { username, password };
  const home = environment['HOME'] ?? environment['USERPROFILE'];
  const folder = environment['DOCKER_CONFIG'] ?? (home === undefined ? undefined : join(home, '.docker'));
  if (folder === undefined) return undefined;
  const path = join(folder, 'config.json');
  // One that is there and cannot be read is told, not passed over.
  if (!existsSync(path)) return undefined;
  const { auths = {} } = readConfig(await readFile(path), (faults, cause) => {
    const found = faults.map(({ pointer, message }) => `${pointer} ${message}`.trim());
    throw new PrimitivesError('REGISTRY_LOGIN_INVALID', 'file with logins is not what docker writes', {
      path,
      found,
      cause,
    });
  });
  const entry = Object.entries(auths).find(([name]) => isNameOf(host, hostOf(name)))?.[1].auth;
  const [, user, secret] = /^([^:]*):([\s\S]*)$/.exec(Buffer.from(entry ?? '', 'base64').toString('utf8')) ?? [];
  return user === undefined || secret === undefined ? undefined : { username: user, password: secret };
}

/** `docker login` writes the one of Docker Hub for a host that answers no requests for images. */
function isNameOf(host: string, name: string): boolean {
  return name === host || (host === DOCKER_HUB.host && DOCKER_HUB.names.has(name));
}

/** `docker login` writes some hosts as addresses. */
function hostOf(name: string): string {
  return name.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}
