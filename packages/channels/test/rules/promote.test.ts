import { describe, expect, it } from 'vitest';
import { NO_ENTRY, type Operation, type PromotionPolicy } from '../../src/index.ts';
import { add, minute, passed, point, promotion, state, after } from '../channel-builder.ts';

const published = [[add('b1'), point('Latest', 'b1')]] as const;
const policy = (pointer: string, parts: Partial<PromotionPolicy>): Operation => ({
  type: 'set-policy',
  pointer,
  policy: { gates: [], soakMinutes: 0, ...parts },
});
const good = [passed('tests')];

describe('promote', () => {
  it('makes a build LKG that something says is good', () => {
    expect(state(...published, [promotion('LKG', 'b1', good)]).pointers.get('LKG')?.build).toBe('b1');
  });

  it('refuses LKG without evidence, with a gate that failed, or with evidence from the future', () => {
    expect(() => state(...published, [promotion('LKG', 'b1')])).toThrowCode('CHANNEL_EVIDENCE_MISSING');
    const failed = { ...passed('perf'), passed: false };
    expect(() => state(...published, [promotion('LKG', 'b1', [...good, failed])])).toThrowCode('CHANNEL_GATE_FAILED');
    const late = [passed('tests', '2026-05-01T00:00:00Z')];
    expect(() => state(...published, [promotion('LKG', 'b1', late)])).toThrowCode('CHANNEL_EVIDENCE_DATED_LATER');
  });

  it('asks for every gate of the policy', () => {
    const gated = state(...published, [policy('LKG', { gates: ['tests', 'perf'] })]);
    expect(() => after(gated, [promotion('LKG', 'b1', good)])).toThrowCode('CHANNEL_GATE_MISSING');
    const proven = after(gated, [promotion('LKG', 'b1', [...good, passed('perf')])]);
    expect(proven.pointers.get('LKG')?.build).toBe('b1');
  });

  it('asks for the pointer before it, and for the time there', () => {
    const soaking = state(
      ...published,
      [policy('Release', { from: 'LKG', soakMinutes: 30 })],
      [promotion('LKG', 'b1', good)],
    );
    expect(() => state(...published, [policy('Release', { from: 'LKG' })], [promotion('Release', 'b1')])).toThrowCode(
      'CHANNEL_SOURCE_MISSED',
    );
    expect(() => after(soaking, [promotion('Release', 'b1')], minute(32))).toThrowCode('CHANNEL_SOAK_TOO_SHORT');
    expect(after(soaking, [promotion('Release', 'b1')], minute(33)).released.get('1.0.1')).toBe('b1');
  });

  it('lets a build soak in the channel when no pointer is named', () => {
    const soaking = state(...published, [policy('Release', { soakMinutes: 30 })]);
    expect(() => after(soaking, [promotion('Release', 'b1')], minute(30))).toThrowCode('CHANNEL_SOAK_TOO_SHORT');
    expect(after(soaking, [promotion('Release', 'b1')], minute(31)).pointers.get('Release')?.build).toBe('b1');
  });

  it('asks what the feeder channel says', () => {
    const feeder = { channel: 'contoso/app/nightly', pointer: 'LKG' };
    const fed = state(...published, [policy('Release', { feeder, soakMinutes: 30 })]);
    const record = { ...feeder, sequence: 7, head: NO_ENTRY, since: '2026-01-02T00:00:00Z' };
    const with_ = (parts: object): Operation => ({
      type: 'promote',
      pointer: 'Release',
      build: 'b1',
      evidence: [],
      feeder: { ...record, ...parts },
    });
    expect(() => after(fed, [promotion('Release', 'b1')])).toThrowCode('CHANNEL_FEEDER_MISSING');
    expect(() => after(fed, [with_({ pointer: 'Latest' })])).toThrowCode('CHANNEL_FEEDER_MISSING');
    expect(() => after(fed, [with_({})], minute(29))).toThrowCode('CHANNEL_SOAK_TOO_SHORT');
    expect(after(fed, [with_({})], minute(30)).pointers.get('Release')?.build).toBe('b1');
  });

  it('releases a version once', () => {
    const released = state(...published, [promotion('Release', 'b1')], [add('b2', { version: '1.0.1' })]);
    expect(() => after(released, [promotion('Release', 'b2')])).toThrowCode('CHANNEL_RELEASED_ALREADY');
  });

  it('is no way back', () => {
    const later = state(...published, [add('b2')], [promotion('LKG', 'b2', good)]);
    expect(() => after(later, [promotion('LKG', 'b1', good)])).toThrowCode('CHANNEL_POINTER_BACKWARDS');
  });
});
