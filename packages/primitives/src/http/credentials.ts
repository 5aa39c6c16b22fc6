/** Who we are to one server. */
export interface HttpCredentials {
  /** An address on the server that may see them. */
  readonly server: URL;
  readonly username: string;
  readonly password: string;
}

/**
 * The Authorization header for a request (RFC 7617, UTF-8): none unless the request goes to the very host and port that
 * the credentials are for, and is no less protected than the address they were given with.
 */
export function authorization(url: URL, credentials: HttpCredentials | undefined): string | undefined {
  if (credentials === undefined || !mayTravel(credentials.server, url)) return undefined;
  const { username, password } = credentials;
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

function mayTravel(from: URL, to: URL): boolean {
  return from.protocol === to.protocol && from.host === to.host;
}
