import { Agent, type AgentOptions } from 'node:https';
import { getCACertificates } from 'node:tls';

/**
 * Sends something over TLS: trusting whom Node trusts, and where that does not vouch for a server, once more trusting whom
 * the system trusts, too. The first time came to nothing in the handshake, before anything was sent.
 */
export type WithSecureAgent = <T>(send: (agent: Agent) => Promise<T>) => Promise<T>;

/** `trusted` are certificates of authorities; they are looked up when they are needed, because that takes a while. */
export function openSecureAgents(
  options: AgentOptions,
  trusted: () => readonly string[] = systemCertificates,
): WithSecureAgent {
  const agent = new Agent(options);
  let trusting: Agent | undefined;
  return async (send) => {
    const used = trusting ?? agent;
    try {
      return await send(used);
    } catch (error) {
      if (used === trusting || !isUnknownAuthority(error)) throw error;
      trusting ??= new Agent({ ...options, ca: [...getCACertificates('default'), ...trusted()] });
      return send(trusting);
    }
  };
}

/** Those of the system, as .NET and browsers use them: companies put theirs there. */
function systemCertificates(): readonly string[] {
  return getCACertificates('system');
}

// OpenSSL's names: who has signed the certificate is not among those we trust.
const UNKNOWN_AUTHORITY: ReadonlySet<unknown> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function isUnknownAuthority(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && UNKNOWN_AUTHORITY.has(cause.code);
}
