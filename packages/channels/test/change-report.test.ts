import { describe, expect, it } from 'vitest';
import { changeReport } from '../src/index.ts';
import { add, point, state } from './channel-builder.ts';

describe('changeReport', () => {
  it('says what was done, and when there was nothing to do', () => {
    const now = state([add('b1'), point('Latest', 'b1')]);
    expect(changeReport(now, [point('Latest', 'b1')])).toMatchObject({
      changed: true,
      sequence: 1,
      done: ['move Latest to b1'],
    });
    expect(changeReport(now, [])).toMatchObject({ changed: false, done: [], pointers: [{ name: 'Latest' }] });
  });
});
