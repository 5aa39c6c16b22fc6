import { describe, expect, it } from 'vitest';
import { instantText, nowOf, openForChange, readPercent, readTime } from '../src/channel-params.ts';

const io = (env: Readonly<Record<string, string>>) => ({ env, print: () => undefined, progress: () => undefined });

describe('readTime', () => {
  it.each(['2026-01-31', '2026-01-31T12:00:00Z', '2026-01-31T13:00:00+01:00'])('reads %s', (text) => {
    expect(readTime(text).getTime()).toBe(Date.UTC(2026, 0, 31, text.length > 10 ? 12 : 0));
  });

  it.each(['', 'today', '1', '2026-02-31T25:00:00Z', '2026-01-31T12:00:00'])('refuses "%s"', (text) => {
    expect(() => readTime(text)).toThrowCode('CLI_USAGE');
  });
});

describe('instantText', () => {
  it('writes a time as a log has it', () => {
    expect(instantText('2027-01-01')).toBe('2027-01-01T00:00:00Z');
  });
});

describe('readPercent', () => {
  it('takes whole numbers from 0 to 100', () => {
    expect([readPercent('0'), readPercent('100')]).toEqual([0, 100]);
    for (const text of ['101', '-1', '1.5', '', 'ten', '1e1']) expect(() => readPercent(text)).toThrowCode('CLI_USAGE');
  });
});

describe('nowOf', () => {
  it('is --now, else SOURCE_DATE_EPOCH', () => {
    const env = { SOURCE_DATE_EPOCH: '86400' };
    expect(nowOf({ now: '2026-01-31' }, io(env)).getUTCFullYear()).toBe(2026);
    expect(nowOf({}, io(env)).getTime()).toBe(86_400_000);
  });
});

describe('openForChange', () => {
  it('says who it is by the environment, unless --by says it', async () => {
    const args = { channel: 'a/b/c', store: '.' };
    expect((await openForChange(args, io({ USER: 'ann' }))).by).toBe('ann');
    expect((await openForChange({ ...args, by: 'ci' }, io({ USER: 'ann' }))).by).toBe('ci');
    await expect(openForChange({ channel: 'a/b' }, io({}))).rejects.toThrowCode('CHANNEL_NAME_INVALID');
  });
});
