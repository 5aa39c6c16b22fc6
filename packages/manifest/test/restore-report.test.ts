import { describe, expect, it } from 'vitest';
import { contactPlace, distinctContacts, type RemoteContact } from '../src/restore-report.ts';

const contact = (host: string, protocol: RemoteContact['protocol'], process?: string, pid = 1): RemoteContact => ({
  host,
  port: protocol === 'dns' ? 53 : 443,
  protocol,
  ...(process === undefined ? {} : { process, pid }),
});

describe('distinctContacts', () => {
  it('keeps each host, port and process once, the first', () => {
    const tries = [contact('a', 'tcp', 'dotnet', 1), contact('a', 'tcp', 'dotnet', 2), contact('a', 'tcp', 'npm', 3)];
    expect(distinctContacts(tries)).toEqual([tries[0], tries[2]]);
  });

  it('leaves a name out where its host was asked for more', () => {
    const asked = [contact('a', 'dns', 'dotnet'), contact('b', 'dns', 'dotnet'), contact('a', 'tcp', 'dotnet')];
    expect(distinctContacts(asked)).toEqual([asked[1], asked[2]]);
  });

  it('leaves nobody out where somebody is known', () => {
    const tries = [contact('a', 'tcp'), contact('a', 'tcp', 'npm'), contact('b', 'udp')];
    expect(distinctContacts(tries)).toEqual([tries[1], tries[2]]);
  });
});

describe('contactPlace', () => {
  it.each([
    ['feed.example.test', 'tcp', 'feed.example.test:443'],
    ['192.0.2.1', 'udp', '192.0.2.1:443'],
    ['2001:db8::1', 'tcp', '[2001:db8::1]:443'],
    ['[2001:db8::1]', 'tcp', '[2001:db8::1]:443'],
    ['feed.example.test', 'dns', 'feed.example.test (its address)'],
  ] as const)('%s, %s', (host, protocol, place) => {
    expect(contactPlace(contact(host, protocol))).toBe(place);
  });
});
