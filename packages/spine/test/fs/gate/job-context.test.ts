import { describe, expect, it } from 'vitest';
import { dotnetEnvironment } from '../../../src/fs/gate/job-context.ts';

describe('dotnetEnvironment', () => {
  it('keeps what is there and leaves no server behind', () => {
    expect(dotnetEnvironment({ HOME: '/home/a' })).toMatchObject({
      HOME: '/home/a',
      MSBUILDDISABLENODEREUSE: '1',
      UseSharedCompilation: 'false',
    });
  });
});
