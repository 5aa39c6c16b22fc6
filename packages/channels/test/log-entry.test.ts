import { describe, expect, it } from 'vitest';
import {
  CHANNEL_LIMITS,
  entryDigest,
  entryFileName,
  formatLogEntry,
  type LogEntry,
  NO_ENTRY,
  parseLogEntry,
} from '../src/index.ts';
import { sequenceOf } from '../src/log-entry.ts';
import { add, CHANNEL, point } from './channel-builder.ts';

const ENTRY: LogEntry = {
  formatVersion: 1,
  channel: CHANNEL,
  sequence: 1,
  previous: NO_ENTRY,
  date: '2026-01-02T00:00:00Z',
  by: 'tester',
  operations: [add('b1'), point('Latest', 'b1')],
};

describe('formatLogEntry', () => {
  it('gives the bytes that its digest is golden for', () => {
    expect(entryDigest(formatLogEntry(ENTRY))).toBe(
      'sha256:8588aa954a47e7c4a6d4ac8c3ab2373b77909f581b43bd350755bca7a2e0506d',
    );
  });

  it.each([
    ['a label of no characters', { operations: [add('b1', { label: '' })] }],
    ['a label of two lines', { operations: [add('b1', { label: 'a\nb' })] }],
    ['a label with white space around it', { operations: [add('b1', { label: 'rc3-24106-00\n ' })] }],
    ['nothing done', { operations: [] }],
    ['a nameless author', { by: '' }],
    ['a channel of two words', { channel: 'a/b' }],
    ['a share above 100', { operations: [{ type: 'rollout', build: 'b1', percent: 101 } as const] }],
    [
      'a rollback without a reason',
      { operations: [{ type: 'roll-back', pointer: 'Latest', build: 'b1', reason: ' ' } as const] },
    ],
    [
      'an artifact outside its folder',
      { operations: [add('b1', { artifacts: [{ name: '../a', size: 1, digest: NO_ENTRY }] })] },
    ],
  ])('refuses %s', (_, change) => {
    expect(() => formatLogEntry({ ...ENTRY, ...change })).toThrowCode('CHANNEL_ENTRY_INVALID');
  });
});

describe('parseLogEntry', () => {
  it('reads what was written', () => {
    expect(parseLogEntry(formatLogEntry(ENTRY), '1')).toEqual(ENTRY);
  });

  it.each([
    ['other spacing', JSON.stringify(ENTRY)],
    ['no line feed', Buffer.from(formatLogEntry(ENTRY)).toString('utf8').trim()],
    ['a carriage return', Buffer.from(formatLogEntry(ENTRY)).toString('utf8').replace('\n', '\r\n')],
  ])('refuses %s', (_, text) => {
    expect(() => parseLogEntry(Buffer.from(text), '1')).toThrowCode('CHANNEL_NOT_CANONICAL');
  });

  it.each(['', 'not json', '[]', '{"formatVersion":2}', '\ufeff{}'])('refuses "%s"', (text) => {
    expect(() => parseLogEntry(Buffer.from(text), '1')).toThrowCode('CHANNEL_ENTRY_INVALID');
  });

  it('refuses an entry above the limit before it reads it', () => {
    expect(() => parseLogEntry(new Uint8Array(CHANNEL_LIMITS.entryBytes + 1), '1')).toThrowCode(
      'CHANNEL_LIMIT_EXCEEDED',
    );
  });
});

describe('entryFileName', () => {
  it.each([1, 42, 99_999_999])('names entry %i so that the number is read back', (sequence) => {
    expect(sequenceOf(entryFileName(sequence))).toBe(sequence);
  });

  it.each(['00000000.json', '1.json', '.00000001.json.x.nuspine-tmp', '000000001.json'])(
    'takes %s for no entry',
    (name) => {
      expect(sequenceOf(name)).toBeUndefined();
    },
  );
});
