import { createNameBook, type NameBook } from '../../name-book.ts';
import type { ContactProtocol, RemoteContact } from '../../restore-report.ts';
import type { SocketOwner } from '../socket-owner.ts';

/** Who asked for what, and who asked for which name: a process that closes its socket at once is known by its question. */
export interface ContactBook {
  readonly contacts: readonly RemoteContact[];
  readonly names: NameBook;
  readonly note: (host: string, port: number, protocol: ContactProtocol, by: SocketOwner | undefined) => void;
}

export function createContactBook(): ContactBook {
  const contacts: RemoteContact[] = [];
  const askers = new Map<string, SocketOwner>();
  return {
    contacts,
    names: createNameBook(),
    note: (host, port, protocol, by) => {
      if (by !== undefined && protocol === 'dns') askers.set(host, by);
      const who = by ?? askers.get(host);
      contacts.push({ host, port, protocol, ...(who === undefined ? {} : { process: who.command, pid: who.pid }) });
    },
  };
}
