import { describe, expect, it } from 'vitest';
import { changeMessage, describeOperation } from '../src/index.ts';
import { add, back, passed, point, promotion } from './channel-builder.ts';

describe('changeMessage', () => {
  it('names the channel and what happened', () => {
    expect(changeMessage('a/b/c', { operations: [add('b1'), point('Latest', 'b1')] })).toBe(
      'a/b/c: add build b1 (1.0.1), move Latest to b1',
    );
  });
});

describe('describeOperation', () => {
  it.each([
    [promotion('LKG', 'b1', [passed('tests')]), 'promote b1 to LKG (tests)'],
    [promotion('Release', 'b1'), 'promote b1 to Release'],
    [back('Latest', 'b1'), 'roll Latest back to b1: it crashes'],
    [{ type: 'withdraw', build: 'b1', reason: 'bad' } as const, 'withdraw b1: bad'],
    [{ type: 'rollout', build: 'b1', percent: 10, reason: 'slowly' } as const, 'roll b1 out to 10 %: slowly'],
    [{ type: 'rollout', build: 'b1', percent: 10 } as const, 'roll b1 out to 10 %'],
    [{ type: 'alias', alias: 'A', pointer: 'B', until: 'then' } as const, 'let A stand for B until then'],
    [{ type: 'set-policy', pointer: 'LKG', policy: { gates: [], soakMinutes: 0 } } as const, 'set what LKG needs'],
    [{ type: 'close', reason: 'over' } as const, 'close: over'],
  ])('describes %j', (operation, text) => {
    expect(describeOperation(operation)).toBe(text);
  });
});
