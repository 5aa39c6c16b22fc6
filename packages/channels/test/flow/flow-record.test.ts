import { describe, expect, it } from 'vitest';
import { formatFlowRecord, NO_ENTRY, parseFlowRecord } from '../../src/index.ts';

const move = { build: 'b1', date: '2026-01-02T00:00:00Z', sequence: 3, head: NO_ENTRY };

describe('parseFlowRecord', () => {
  it('reads what was written, in one order', () => {
    expect(parseFlowRecord(Buffer.from(formatFlowRecord({ b: move, a: move })))).toEqual({ a: move, b: move });
    expect(formatFlowRecord({ b: move, a: move })).toBe(formatFlowRecord({ a: move, b: move }));
  });

  it.each(['', '[]', '{"a":1}', '{"a":{"build":"b1"}}'])('refuses "%s"', (text) => {
    expect(() => parseFlowRecord(Buffer.from(text))).toThrowCode('FLOW_RECORD_INVALID');
  });
});
