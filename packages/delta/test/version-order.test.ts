import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { versionOrder } from '../src/version-order.ts';

describe('versionOrder', () => {
  it.each([
    ['squirrel', -1],
    ['velopack', 1],
    ['nuspine', 1],
  ] as const)('of %s is that of its clients', (format, sign) => {
    const [nine, ten] = [parseNuGetVersion('1.0.0-beta9'), parseNuGetVersion('1.0.0-beta10')];
    expect(Math.sign(versionOrder(format)(nine, ten))).toBe(sign);
  });
});
