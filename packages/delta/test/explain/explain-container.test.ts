import { bytesSink } from '@nuspine/primitives';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { explainContainer } from '../../src/explain/explain-container.ts';
import type { DeltaExplanation } from '../../src/explain/delta-explanation.ts';
import { DeltaExplanationSchema } from '../../src/explain/explanation-schema.ts';
import { createNuspineDelta } from '../../src/nuspine/create-nuspine-delta.ts';
import { localFile, optionsAssemblies } from '../clr/local-assemblies.ts';
import { make, type MemoryPackage } from '../memory-packages.ts';
import { packedAgain } from '../odd-archives.ts';

let before: MemoryPackage;
let delta: Uint8Array;

beforeAll(async () => {
  const { base, target } = await optionsAssemblies();
  const symbols = await localFile('Dapper.2.1.86', 'lib/net461/Dapper.dll');
  const laterSymbols = await localFile('Dapper.2.1.86', 'lib/netstandard2.0/Dapper.dll');
  before = await make('1.0.0', { 'lib/A.dll': base, 'lib/same.txt': 'same', 'lib/D.dll': symbols });
  const files = { 'lib/A.dll': target, 'lib/same.txt': 'same', 'lib/D.dll': laterSymbols, 'lib/n.txt': 'new file' };
  const after = await packedAgain(await make('1.1.0', files), {});
  const sink = bytesSink();
  await createNuspineDelta(before.pkg, after.pkg, { groupSize: 100_000 }, sink);
  delta = sink.bytes();
});

function total({ files, rest }: DeltaExplanation): number {
  return [...files, ...rest].reduce((sum, { bytes }) => sum + bytes, 0);
}

describe('explainContainer', () => {
  it('puts every byte down to a file and a stage, or to what is of no file', async () => {
    const explanation = await explainContainer(delta, before.pkg);
    expect(explanation).toMatchObject({ format: 'nuspine', attribution: 'bits', size: delta.length, version: '1.1.0' });
    expect(total(explanation)).toBe(delta.length);
    const byPath = new Map(explanation.files.map((file) => [file.path, file]));
    expect(byPath.get('lib/same.txt')).toMatchObject({ kind: 'unchanged', size: 4, bytes: 0, parts: [] });
    expect(byPath.get('lib/n.txt')).toMatchObject({ kind: 'added', parts: [{ part: 'content' }] });
    expect(byPath.get('lib/A.dll')?.parts.map(({ part }) => part)).toEqual(
      expect.arrayContaining(['heaps', 'row columns', 'blobs', 'content']),
    );
    expect(byPath.get('lib/D.dll')?.parts.map(({ part }) => part)).toEqual(expect.arrayContaining(['symbols']));
    expect(explanation.rest.map(({ part }) => part)).toEqual(['container', 'list of files', 'form of the package']);
    expect(new Ajv2020().validate(DeltaExplanationSchema, explanation)).toBe(true);
  });

  it('tells streams apart without the base', async () => {
    const explanation = await explainContainer(delta);
    expect(explanation).toMatchObject({ attribution: 'streams', files: [] });
    expect(total(explanation)).toBe(delta.length);
    expect(explanation.streams?.map(({ stream }) => stream)).toContain('literals');
    expect(new Ajv2020().validate(DeltaExplanationSchema, explanation)).toBe(true);
  });

  it('refuses another base, and a delta that is cut off', async () => {
    const other = await make('1.0.0', { 'lib/A.dll': 'other' });
    await expect(explainContainer(delta, other.pkg)).rejects.toThrowCode('DELTA_BASE_MISMATCH');
    await expect(explainContainer(delta.subarray(0, -1))).rejects.toThrowCode('DELTA_CONTAINER_TRUNCATED');
  });
});
