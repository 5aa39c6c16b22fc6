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
    ].join('\n');
    expect(tasksOf({ code: 0, stdout, stderr: '' })).toEqual({
      ran: ['releases'],
      cached: ['flatten', 'delta', 'pack'],
    });
  });
});
