import { describe, expect, it } from 'vitest';
import { parseEvidence } from '../src/index.ts';
import { passed } from './channel-builder.ts';

describe('parseEvidence', () => {
  it('reads a list of results', () => {
    expect(parseEvidence(Buffer.from(JSON.stringify([passed('tests')])), 'e.json')).toEqual([passed('tests')]);
  });

  it('takes a byte order mark, as tools on Windows write it', () => {
    const bytes = Buffer.from(`\ufeff${JSON.stringify([passed('tests')])}`);
    expect(parseEvidence(bytes, 'e.json')).toEqual([passed('tests')]);
  });

  it.each(['', '{}', '[{"gate":"tests"}]', '[{"gate":"tests","passed":"yes","date":"2026-01-01T00:00:00Z"}]'])(
    'refuses %s',
    (text) => {
      expect(() => parseEvidence(Buffer.from(text), 'e.json')).toThrowCode('CHANNEL_EVIDENCE_INVALID');
    },
  );
});
