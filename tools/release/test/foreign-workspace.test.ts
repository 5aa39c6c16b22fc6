import { describe, expect, it } from 'vitest';
import { tasksOf } from '../src/foreign-workspace.ts';

describe('tasksOf', () => {
  it('tells what ran from what came out of a cache, local or remote', () => {
    const stdout = [
      '> nx run app:flatten  [local cache]',
      '> nx run app:delta  [remote cache]',
      '> nx run app:releases',
      'added App-1.0.0-full.nupkg',
      '> nx run app:pack  [existing outputs match the cache, left as is]',
      '> nx run app:"build:release"',
      '> nx run other:pack',
    ].join('\n');
    expect(tasksOf({ code: 0, stdout, stderr: '' }, 'app')).toEqual({
      ran: ['releases', 'build:release'],
      cached: ['flatten', 'delta', 'pack'],
    });
  });
});
