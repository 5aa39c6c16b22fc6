import { readPackage } from '@nuspine/nupkg-core';
import { bytesSink, bytesSource, digestBytes } from '@nuspine/primitives';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { createDelta } from '../src/create-delta.ts';
import { readDeltaDeclaration } from '../src/delta-declaration.ts';
import { portableEngine } from '../src/engine/portable-engine.ts';
import { zstdEngine } from '../src/engine/zstd-engine.ts';
import { DELTA_FORMAT_NAMES, type DeltaFormatName } from '../src/formats/format-name.ts';

const SAME = { 'lib/net8.0/Same.dll': 'the same in both '.repeat(40) };
const BASE = await buildPackage({ version: '1.0.0', files: { ...SAME, 'lib/net8.0/App.dll': 'old '.repeat(90) } });
const TARGET = await buildPackage({ version: '1.1', files: { ...SAME, 'lib/net8.0/App.dll': 'new '.repeat(90) } });

async function make(format: DeltaFormatName, unchanged: 'mark' | 'prove' = 'mark'): Promise<Uint8Array> {
  const sink = bytesSink();
  const engine = format === 'velopack' ? zstdEngine() : portableEngine();
  const [base, target] = [await readPackage(bytesSource(BASE)), await readPackage(bytesSource(TARGET))];
  await createDelta(base, target, { format, engine, unchanged }, sink);
  return sink.bytes();
}

describe('readDeltaDeclaration', () => {
  it.each(DELTA_FORMAT_NAMES)('reads what a delta in the format %s lies between', async (format) => {
    expect(await readDeltaDeclaration(bytesSource(await make(format)))).toEqual({
      format,
      id: 'App',
      version: '1.1.0',
      ends: {
        base: { id: 'App', version: '1.0.0', size: BASE.length, digest: digestBytes(BASE) },
        target: { id: 'App', version: '1.1.0', size: TARGET.length, digest: digestBytes(TARGET) },
      },
      provesEveryFile: format === 'nuspine',
    });
  });

  it('knows a delta that patches each file to itself', async () => {
    const declared = await readDeltaDeclaration(bytesSource(await make('squirrel', 'prove')));
    expect(declared.provesEveryFile).toBe(true);
  });

  it('reads nothing of a package without a recipe', async () => {
    const declared = await readDeltaDeclaration(bytesSource(TARGET));
    expect(declared).toEqual({ format: 'squirrel', id: 'App', version: '1.1.0', provesEveryFile: false });
  });

  it('throws what is wrong with a container', async () => {
    const bytes = (await make('nuspine')).slice(0, 60);
    await expect(readDeltaDeclaration(bytesSource(bytes))).rejects.toThrowCode('DELTA_CONTAINER_TRUNCATED');
  });
});
