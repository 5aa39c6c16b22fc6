import { describe, expect, it } from 'vitest';
import { pathAnswer } from '../src/matrix-path-text.ts';

const RISK = { kind: 'block', text: 'a may not go', risk: 'slow' } as const;

describe('pathAnswer', () => {
  it('names the risks that are accepted', () => {
    const hops = [{ changes: [{ component: 'a', from: '1.0.0', to: '2.0.0' }], accepted: [RISK], set: [] }];
    expect(
      pathAnswer({ found: true, from: [], to: [], added: [{ component: 'b', version: '1.0.0' }], hops }).text(),
    ).toBe(
      '   upgrade           accepted\n1  a 1.0.0 to 2.0.0  slow: a may not go\n1 upgrades, 1 risks accepted, then add b 1.0.0\n',
    );
  });

  it('says how a risk is accepted', () => {
    expect(pathAnswer({ found: false, from: [], to: [], blocking: [RISK] }).text()).toBe(
      'there is no way, because\n  block: a may not go; --accept slow to take it\n',
    );
  });
});
