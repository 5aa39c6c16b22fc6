import { describe, expect, it } from 'vitest';
import { DNS_A, formatDnsAnswer, parseDnsQuestion } from '../src/dns-message.ts';

const query = (name: string, type = 1): Buffer =>
  Buffer.concat([
    Buffer.from('abcd01000001000000000000', 'hex'),
    ...name.split('.').map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`, 'latin1')),
    Buffer.from([0, 0, type, 0, 1]),
  ]);

describe('parseDnsQuestion', () => {
  it('reads the name, in lower case, and the type', () => {
    expect(parseDnsQuestion(query('Feed.Example.test', 28))).toMatchObject({ name: 'feed.example.test', type: 28 });
  });

  it('leaves out what follows the question', () => {
    const message = query('a.test');
    expect(parseDnsQuestion(Buffer.concat([message, Buffer.alloc(11)]))?.bytes).toEqual(message);
  });

  it.each([
    ['a message without a question', Buffer.alloc(12)],
    ['a name that is cut off', query('feed.example.test').subarray(0, 20)],
    ['a question without its class', query('a.test').subarray(0, -1)],
    ['a pointer in a question', Buffer.concat([Buffer.alloc(12), Buffer.from([0xc0, 12, 0, 1, 0, 1])])],
    ['nothing', Buffer.alloc(0)],
  ])('finds none in %s', (_, message) => {
    expect(parseDnsQuestion(message)).toBeUndefined();
  });
});

describe('formatDnsAnswer', () => {
  const question = parseDnsQuestion(query('a.test')) ?? { name: '', type: DNS_A, bytes: Buffer.alloc(0) };

  it('repeats the question, and gives the address', () => {
    const answer = Buffer.from(formatDnsAnswer(question, '198.18.0.1')).toString('hex');
    expect(answer).toBe(
      `abcd81800001000100000000${query('a.test').subarray(12).toString('hex')}c00c00010001000000010004c6120001`,
    );
  });

  it('says that there is no such record', () => {
    const answer = Buffer.from(formatDnsAnswer(question, undefined));
    expect(answer.readUInt16BE(6)).toBe(0);
    expect(answer.length).toBe(query('a.test').length);
  });
});
