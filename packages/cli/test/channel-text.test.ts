import { describe, expect, it } from 'vitest';
import { channelReportText, changeText, historyText, viewText } from '../src/channel-text.ts';

const head = `sha256:${'a'.repeat(64)}` as const;
const since = '2026-01-31T12:00:00Z';
const pointers = [{ name: 'Latest', build: 'b1', version: '1.0.0', since, sequence: 1, percent: 10 }];
const view = { channel: 'a/b/c', sequence: 1, head, date: since, builds: 1, pointers };

describe('changeText', () => {
  it('says what was done, or that nothing was to do', () => {
    const report = { channel: 'a/b/c', changed: true, sequence: 1, head, done: ['move Latest to b1'], pointers };
    expect(changeText(report)).toBe(
      `move Latest to b1\nentry 1 of a/b/c\npointer  build  version  since\nLatest   b1     1.0.0    ${since}  10 %\n`,
    );
    expect(changeText({ ...report, changed: false, done: [], pointers: [] })).toBe(
      'a/b/c is as wanted already\nno pointers\n',
    );
  });
});

describe('viewText', () => {
  it('says what is served, and how it ended', () => {
    const closed = { reason: 'renamed', date: since };
    expect(viewText({ ...view, closed, movedFrom: 'a/b/old' })).toContain(
      'a/b/old goes on as a/b/c\na/b/c: 1 builds, 1 entries\nclosed on',
    );
    const alias = {
      ...view,
      pointers: [{ name: 'Old', build: 'b1', version: '1', since, sequence: 1, aliasOf: 'Latest', until: since }],
    };
    expect(viewText(alias)).toContain(`alias of Latest until ${since}`);
  });

  it('says what a client gets', () => {
    const build = {
      id: 'b1',
      version: '1.0.0',
      order: [1],
      commit: 'c',
      branch: 'main',
      date: since,
      packages: [],
      artifacts: [],
    };
    const rollout = { client: 'x', bucket: 1, percent: 10, included: false };
    expect(viewText({ ...view, answer: { pointer: 'Latest', build, named: 'b2', rollout } })).toBe(
      'Latest: b1 (1.0.0)\nx is not yet in the 10 % that get b2\n',
    );
  });
});

describe('historyText', () => {
  it('has a line for each thing', () => {
    const line = { sequence: 12, date: since, by: 'ci', type: 'withdraw', text: 'withdraw b1: bad' } as const;
    expect(historyText([line])).toBe(`12  ${since}  ci  withdraw b1: bad\n`);
  });
});

describe('channelReportText', () => {
  it('lists the problems, then the answer and the last entry', () => {
    const problems = [{ code: 'CHANNEL_PROJECTION_EDITED', path: 'Latest.txt', message: 'is wrong' }];
    expect(channelReportText({ ok: false, channel: 'a/b/c', entries: 3, builds: 2, head, problems })).toBe(
      `CHANNEL_PROJECTION_EDITED  Latest.txt  is wrong\nnot ok: a/b/c: 3 entries, 2 builds, 1 problems\nhead 3:${head}\n`,
    );
  });
});
