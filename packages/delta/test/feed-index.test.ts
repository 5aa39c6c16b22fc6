import { describe, expect, it } from 'vitest';
import { deltaNameIn, formatIndex, formatOfIndex, indexFileName, parseIndex } from '../src/feed-index.ts';

const LINE = `${'A'.repeat(40)} App-1.0.0-full.nupkg 1`;

describe('indexFileName', () => {
  it.each([
    ['squirrel', undefined, 'RELEASES'],
    ['velopack', undefined, 'releases.win.json'],
    ['velopack', 'linux', 'releases.linux.json'],
    ['nuspine', 'linux', 'releases.nuspine.json'],
  ] as const)('of %s and channel %s is %s', (format, channel, name) => {
    expect(indexFileName(format, channel)).toBe(name);
  });
});

describe('formatOfIndex', () => {
  it.each([
    ['RELEASES', 'squirrel'],
    ['releases.win.json', 'velopack'],
    ['releases.nuspine.json', 'nuspine'],
    ['releases.Nuspine.json', undefined],
    ['notes.txt', undefined],
  ] as const)('of %s is %s', (name, format) => {
    expect(formatOfIndex(name)).toBe(format);
  });
});

describe('parseIndex', () => {
  it('reads each kind by its name', () => {
    expect(parseIndex('RELEASES', Buffer.from(LINE), 'x').entries).toHaveLength(1);
    expect(parseIndex('releases.win.json', Buffer.from('{"Assets":[]}'), 'x').entries).toEqual([]);
    expect(parseIndex('releases.nuspine.json', Buffer.from(''), 'x').entries).toEqual([]);
    expect(() => parseIndex('releases.win.json', Buffer.from(LINE), 'x')).toThrowCode('RELEASES_JSON_INVALID');
    expect(() => parseIndex('notes.txt', Buffer.from(LINE), 'x')).toThrowCode('DELTA_NOT_AN_INDEX');
  });
});

describe('formatIndex', () => {
  it.each(['RELEASES', 'releases.win.json', 'releases.nuspine.json'])('writes a %s that is read back', (name) => {
    const digest = `sha256:${'b'.repeat(64)}` as const;
    const isOurs = name === 'releases.nuspine.json';
    const read = parseIndex('RELEASES', Buffer.from(LINE), 'x').entries;
    const entries = read.map((entry) => (isOurs ? { ...entry, digest } : entry));
    const format = formatOfIndex(name) ?? 'squirrel';
    expect(parseIndex(name, formatIndex({ fileName: name, format, entries }), 'x').entries).toEqual(entries);
  });
});

describe('deltaNameIn', () => {
  it('tells the deltas of the indexes apart', () => {
    const indexes = ['RELEASES', 'releases.win.json', 'releases.nuspine.json'];
    const names = indexes.map((fileName) => deltaNameIn({ fileName }, 'App', '1.1.0'));
    expect(names).toEqual(['App-1.1.0-delta.nupkg', 'App-1.1.0-win-delta.nupkg', 'App-1.1.0-delta.nuspine']);
  });

  it('is none that the feed lists for another file', () => {
    const line = `${'A'.repeat(40)} App-1.1.0-Beta-delta.nupkg 1`;
    const feed = [parseIndex('RELEASES', Buffer.from(line), 'x')];
    const name = deltaNameIn({ fileName: 'releases.beta.json' }, 'App', '1.1.0', feed);
    expect(name).toBe('App-1.1.0-beta-velopack-delta.nupkg');
    expect(deltaNameIn({ fileName: 'releases.win.json' }, 'App', '1.1.0', feed)).toBe('App-1.1.0-win-delta.nupkg');
  });
});
