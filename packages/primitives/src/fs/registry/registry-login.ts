import type { Environment } from '../../http/network-policy.ts';
import { DOCKER_HUB, type RegistryReference } from '../../registry/registry-reference.ts';
import { askCredentialHelper } from './credential-helper.ts';
import { type LoginFile, loginFiles, type StatedLogin } from './login-files.ts';

/** Who we are to a registry. */
export type RegistryLogin =
  | { readonly username: string; readonly password: string }
  /** What its token server gives a token for, in place of a password. */
  | { readonly identityToken: string };

/**
 * The login for a repository: `NUSPINE_REGISTRY_USERNAME` and `NUSPINE_REGISTRY_PASSWORD`, or the first that the files of `docker login`
 * and `podman login` have for it. There, the program of `credHelpers` is asked first, what stands in the file comes next, and
 * the program of `credsStore` last. Throws `REGISTRY_LOGIN_INVALID` and `REGISTRY_HELPER_FAILED`.
 */
export async function registryLogin(
  environment: Environment,
  { server: { host }, repository }: Pick<RegistryReference, 'server' | 'repository'>,
): Promise<RegistryLogin | undefined> {
  const [username, password] = [environment['NUSPINE_REGISTRY_USERNAME'], environment['NUSPINE_REGISTRY_PASSWORD']];
  if (username !== undefined && password !== undefined) return { username, password };
  for await (const file of loginFiles(environment)) {
    const login = await loginOf(file, namesOf(host, repository), environment);
    if (login !== undefined) return login;
  }
  return undefined;
}

async function loginOf(
  file: LoginFile,
  names: readonly string[],
  environment: Environment,
): Promise<RegistryLogin | undefined> {
  const { path, auths = {}, credHelpers = {}, credsStore } = file;
  const ask = (helper: string): Promise<RegistryLogin | undefined> =>
    askCredentialHelper(helper, { server: helperName(names), path, environment });
  const helper = entryFor(credHelpers, names);
  const helped = helper === undefined ? undefined : await ask(helper);
  if (helped !== undefined) return helped;
  const entry = entryFor(auths, names);
  const stated = entry === undefined ? undefined : statedLogin(entry);
  if (stated !== undefined) return stated;
  return credsStore === undefined || credsStore === '' ? undefined : ask(credsStore);
}

function statedLogin({ auth = '', identitytoken = '' }: StatedLogin): RegistryLogin | undefined {
  if (identitytoken !== '') return { identityToken: identitytoken };
  const [, username, password] = /^([^:]*):([\s\S]*)$/.exec(Buffer.from(auth, 'base64').toString('utf8')) ?? [];
  return username === undefined || password === undefined ? undefined : { username, password };
}

/** The entry of the longest name, as podman writes logins for a part of a registry too. */
function entryFor<T>(entries: Readonly<Record<string, T>>, names: readonly string[]): T | undefined {
  const plain = Object.entries(entries).map(([name, entry]) => [plainName(name), entry] as const);
  for (const wanted of names) {
    const found = plain.find(([name]) => name === wanted);
    if (found !== undefined) return found[1];
  }
  return undefined;
}

/** `docker login` writes some hosts as addresses. */
function plainName(name: string): string {
  return /^https?:\/\//.test(name)
    ? name.replace(/^https?:\/\//, '').replace(/\/.*$/, '')
    : name.replace(/\/v[12]\/?$/, '');
}

/** What a login may stand under: the repository, what it lies in, and the host; Docker Hub goes by other names too. */
function namesOf(host: string, repository: string): readonly string[] {
  const parts = repository.split('/');
  const below = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
  const hosts = host === DOCKER_HUB.host ? [host, ...DOCKER_HUB.names] : [host];
  return [...below.flatMap((path) => hosts.map((name) => `${name}/${path}`)), ...hosts];
}

/** `docker login` gives the helper of Docker Hub this address, and others their host. */
function helperName(names: readonly string[]): string {
  const host = names.at(-1) ?? '';
  return DOCKER_HUB.names.has(host) ? 'https://index.docker.io/v1/' : host;
}
