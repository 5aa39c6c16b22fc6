/** What somebody asks a name server (RFC 1035, 4.1.2). */
export interface DnsQuestion {
  /** In lower case, without the dot at its end. */
  readonly name: string;
  /** 1 is A, 28 AAAA. */
  readonly type: number;
  /** The first bytes of the message, up to the end of the question, which an answer repeats. */
  readonly bytes: Uint8Array;
}

/** The record type that holds an IPv4 address (RFC 1035, 3.2.2). */
export const DNS_A = 1;

const HEADER_BYTES = 12;

/** Reads the first question of a query; `undefined` for what is none. */
export function parseDnsQuestion(message: Uint8Array): DnsQuestion | undefined {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = message[at]; length !== 0; length = message[at]) {
    // Above 63 are pointers, which a question has no use for.
    if (length === undefined || length > 63 || at + length >= message.length) return undefined;
    labels.push(Buffer.from(message.subarray(at + 1, at + 1 + length)).toString('latin1'));
    at += length + 1;
  }
  const end = at + 5;
  if (end > message.length) return undefined;
  const type = ((message[at + 1] ?? 0) << 8) | (message[at + 2] ?? 0);
  return { name: labels.join('.').toLowerCase(), type, bytes: message.subarray(0, end) };
}

/** The answer to a question: this IPv4 address, or that the name has no record of the type. */
export function formatDnsAnswer({ bytes }: DnsQuestion, address: string | undefined): Uint8Array {
  const answer = Buffer.from(bytes);
  // A response, recursion desired and available (4.1.1); one question, no authorities, no additional records.
  answer.writeUInt16BE(0x8180, 2);
  for (const [at, count] of [1, address === undefined ? 0 : 1, 0, 0].entries()) answer.writeUInt16BE(count, 4 + at * 2);
  if (address === undefined) return answer;
  // The name by a pointer to the question (4.1.4), A, IN, one second, four bytes.
  const record = Buffer.from([0xc0, HEADER_BYTES, 0, DNS_A, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split('.').map(Number)]);
  return Buffer.concat([answer, record]);
}
