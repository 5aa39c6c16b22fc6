import { PrimitivesError } from '../errors.ts';
import { printableUrl } from './http-url.ts';

/** Environment variables, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the environment forbids the network: `OFFLINE=1`, unless `ALLOW_REMOTE=1` says otherwise. */
export function isOffline(environment: Environment): boolean {
  return isOn(environment['OFFLINE']) && !isOn(environment['ALLOW_REMOTE']);
}

const FORBIDDING: ReadonlyMap<string | symbol, string | undefined> = new Map([
  ['OFFLINE', '1'],
  ['ALLOW_REMOTE', undefined],
]);

/**
 * The same environment with the network forbidden. All other names are looked up in the environment itself: that of a
 * process finds them in any case on Windows, and a copy of it would not.
 */
export function withoutNetwork(environment: Environment): Environment {
  return new Proxy(environment, {
    get: (all, name): string | undefined => (FORBIDDING.has(name) ? FORBIDDING.get(name) : all[String(name)]),
  });
}

/**
 * Throws `HTTP_OFFLINE`, naming the host, where the environment forbids the network. Loopback is no exception: behind it
 * may be a proxy or a tunnel.
 */
export function requireNetwork(url: URL, environment: Environment): void {
  if (!isOffline(environment)) return;
  throw new PrimitivesError('HTTP_OFFLINE', `OFFLINE is set, so ${url.host} is not asked`, { path: printableUrl(url) });
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value.trim().toLowerCase());
}
