import { describe, expect, it } from 'vitest';
import { byteWriter } from '../../src/nuspine/byte-writer.ts';
import {
  type DeltaFacts,
  parseDeltaFacts,
  parseNamedVersions,
  writeDeltaFacts,
} from '../../src/nuspine/delta-facts.ts';

const FACTS: DeltaFacts = {
  base: { id: 'App', version: '1.0.0' },
  target: { id: 'App', version: '1.1.0-beta.2' },
  modified: '2024-05-01T00:00:00',
  others: 'none',
  files: [{ path: 'lib/net8.0/größe.dll', mode: 'plain', size: 5, symbols: 'none', computed: 'none' }],
  groups: [1],
};
const BYTES = written(FACTS);

function written(facts: DeltaFacts): Uint8Array {
  const writer = byteWriter();
  writeDeltaFacts(writer, facts, []);
  return writer.written();
}

describe('writeDeltaFacts', () => {
  it('gives equal bytes for equal facts', () => {
    expect(Buffer.from(written({ ...FACTS })).equals(BYTES)).toBe(true);
  });
});

describe('parseDeltaFacts', () => {
  it('reads what was written', () => {
    const { facts, details } = parseDeltaFacts(BYTES, [], 5);
    expect(facts).toEqual(FACTS);
    expect(details.left()).toBe(0);
  });

  it('reads the size of a form where there is one', () => {
    const { facts } = parseDeltaFacts(written({ ...FACTS, formSize: 300 }), [], 5, 'form');
    expect(facts.formSize).toBe(300);
    expect(() => parseDeltaFacts(written({ ...FACTS, formSize: 2 ** 40 }), [], 5, 'form')).toThrowCode(
      'DELTA_LIMIT_EXCEEDED',
    );
  });

  it('refuses files of more bytes than are allowed', () => {
    expect(() => parseDeltaFacts(BYTES, [], 4)).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });

  it('refuses an end that comes too early', () => {
    expect(() => parseDeltaFacts(BYTES.subarray(0, -1), [], 5)).toThrowCode('DELTA_CONTAINER_TRUNCATED');
  });

  it.each([[[]], [[2]], [[1, 1]]])('refuses groups of %j for one file', (groups) => {
    expect(() => parseDeltaFacts(written({ ...FACTS, groups }), [], 5)).toThrowCode('DELTA_CONTAINER_CORRUPT');
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
