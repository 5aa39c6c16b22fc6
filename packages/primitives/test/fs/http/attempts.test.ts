import { describe, expect, it } from 'vitest';
import { attemptRepeatedly, SYSTEM_CLOCK } from '../../../src/fs/http/attempts.ts';
import { DEFAULT_RETRY_POLICY } from '../../../src/http/retry.ts';
import { PrimitivesError } from '../../../src/index.ts';

const url = new URL('http://feed.test/');

describe('attemptRepeatedly', () => {
  it('stops waiting when time is up', async () => {
    const error = new PrimitivesError('HTTP_UNREACHABLE', 'no');
    const options = { policy: { ...DEFAULT_RETRY_POLICY, firstDelay: 60_000 }, clock: SYSTEM_CLOCK, total: 20 };
    const never = attemptRepeatedly(url, options, async () => ({ kind: 'setback', error, retryAfter: 50_000 }));
    await expect(never).rejects.toThrowCode('HTTP_TIMEOUT');
  });
});
