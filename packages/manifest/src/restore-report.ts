import Type, { type TSchema } from 'typebox';
import { documentOptions } from './document-schema.ts';
import type { Finding } from './finding.ts';
import { findingSchema } from './offline-report.ts';

/** How somebody asked: with a connection, a datagram, or for the address of a name and no more. */
export type ContactProtocol = 'tcp' | 'udp' | 'dns';

/** Somebody asked for something beyond this machine. */
export interface RemoteContact {
  /** `unknown` for a datagram to a port where none are seen. */
  readonly host: string;
  /** 0 where it is not known. */
  readonly port: number;
  readonly protocol: ContactProtocol;
  /** The first words of its command line, where the system says. */
  readonly process?: string;
  readonly pid?: number;
}

/** What was reached for, as people write it: an address of IPv6 stands in brackets (RFC 3986, 3.2.2). */
export function contactPlace({ host, port, protocol }: RemoteContact): string {
  if (protocol === 'dns') return `${host} (its address)`;
  const isBare = host.includes(':') && !host.startsWith('[');
  return `${isBare ? `[${host}]` : host}:${String(port)}`;
}

/**
 * What looked for attempts. `net-jail`: nothing can leave, and every connection, datagram and name that is asked for is
 * seen, whoever opens the socket. `proxy`: only tools that honour a proxy are seen, and nothing keeps others back.
 */
export type EvidenceLayer = 'net-jail' | 'proxy';

/** How a command ran with nothing but the layout. */
export interface RestoreReport {
  /** The layout is sound, the command succeeded, and it asked for nothing beyond this machine or was allowed to. */
  readonly ok: boolean;
  /** Of the command; undefined when it did not run, or a signal ended it. */
  readonly exitCode?: number;
  /** What looked for attempts; undefined when nothing ran. */
  readonly evidence?: EvidenceLayer;
  /** Why there was no net jail, by the name of what is in its way. */
  readonly noJail?: string;
  /** ALLOW_REMOTE is on. */
  readonly allowed: boolean;
  readonly contacts: readonly RemoteContact[];
  readonly findings: readonly Finding[];
}

/** The JSON Schema of what `nuspine offline restore --json` prints. */
export const RestoreReportSchema: TSchema = Type.Object(
  {
    ok: Type.Boolean(),
    exitCode: Type.Optional(Type.Integer()),
    evidence: Type.Optional(Type.Enum(['net-jail', 'proxy'])),
    noJail: Type.Optional(Type.String({ description: 'Why there was no net jail.' })),
    allowed: Type.Boolean(),
    contacts: Type.Array(
      Type.Object({
        host: Type.String(),
        port: Type.Integer(),
        protocol: Type.Enum(['tcp', 'udp', 'dns']),
        process: Type.Optional(Type.String()),
        pid: Type.Optional(Type.Integer()),
      }),
    ),
    findings: Type.Array(findingSchema),
  },
  documentOptions('restore-report', 'How a command ran with nothing but an offline layout'),
);

/**
 * Tools try again: each host, port and process once. A name is left out where more was asked of its host, and a contact of
 * nobody where somebody's is known.
 */
export function distinctContacts(contacts: readonly RemoteContact[]): readonly RemoteContact[] {
  const reached = new Set(contacts.filter(({ protocol }) => protocol !== 'dns').map(({ host }) => host));
  const owned = new Set(contacts.filter((contact) => contact.process !== undefined).map(placeOf));
  const telling = contacts.filter(
    (contact) =>
      (contact.protocol !== 'dns' || !reached.has(contact.host)) &&
      (contact.process !== undefined || !owned.has(placeOf(contact))),
  );
  const byAsker = telling.map((contact) => [`${placeOf(contact)} ${contact.process ?? ''}`, contact] as const);
  return [...new Map(byAsker.toReversed()).values()].toReversed();
}

function placeOf({ protocol, host, port }: RemoteContact): string {
  return `${protocol} ${host} ${String(port)}`;
}
