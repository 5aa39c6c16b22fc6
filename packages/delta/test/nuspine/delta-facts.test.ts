import { describe, expect, it } from 'vitest';
import {
  type DeltaFacts,
  formatDeltaFacts,
  parseDeltaFacts,
  parseNamedVersions,
} from '../../src/nuspine/delta-facts.ts';

const FACTS: DeltaFacts = {
  base: { id: 'App', version: '1.0.0' },
  target: { id: 'App', version: '1.1.0-beta.2' },
  modified: '2024-05-01T00:00:00',
  others: 'none',
  files: [{ path: 'lib/net8.0/größe.dll', mode: 'plain', size: 5 }],
};
const BYTES = formatDeltaFacts(FACTS, []);

describe('formatDeltaFacts', () => {
  it('gives equal bytes for equal facts', () => {
    expect(Buffer.from(formatDeltaFacts({ ...FACTS }, [])).equals(BYTES)).toBe(true);
  });
});

describe('parseDeltaFacts', () => {
  it('reads what was written', () => {
    expect(parseDeltaFacts(BYTES, [], 5)).toEqual(FACTS);
  });

  it('refuses files of more bytes than are allowed', () => {
    expect(() => parseDeltaFacts(BYTES, [], 4)).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });

  it('refuses bytes behind the end, and an end that comes too early', () => {
    expect(() => parseDeltaFacts(Buffer.concat([BYTES, Buffer.of(0)]), [], 5)).toThrowCode('DELTA_CONTAINER_CORRUPT');
    expect(() => parseDeltaFacts(BYTES.subarray(0, -1), [], 5)).toThrowCode('DELTA_CONTAINER_TRUNCATED');
  });
});

describe('parseNamedVersions', () => {
  it('reads the names without the files of the base', () => {
    expect(parseNamedVersions(BYTES)).toEqual({ base: FACTS.base, target: FACTS.target });
  });

  it('refuses an end in the middle of a name', () => {
    expect(() => parseNamedVersions(BYTES.subarray(0, 12))).toThrowCode('DELTA_CONTAINER_TRUNCATED');
  });
});
