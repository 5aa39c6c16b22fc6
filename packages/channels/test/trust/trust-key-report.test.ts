import { documentChecker } from '@nuspine/primitives/json';
import { describe, expect, it } from 'vitest';
import { type TrustKeyReport, TrustKeySchema } from '../../src/index.ts';

describe('TrustKeySchema', () => {
  it('describes a key by its id', () => {
    const report: TrustKeyReport = { id: 'a'.repeat(64), public: 'alice.pub.pem' };
    const check = documentChecker(TrustKeySchema);
    const refuse = (): never => {
      throw new TypeError('refused');
    };
    expect(check(report, refuse)).toBe(report);
    expect(() => check({ ...report, private: 'x' }, refuse)).toThrow('refused');
  });
});
