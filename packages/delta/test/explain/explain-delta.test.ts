import { bytesSink, bytesSource } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { createDelta } from '../../src/create-delta.ts';
import { portableEngine } from '../../src/engine/portable-engine.ts';
import { zstdEngine } from '../../src/engine/zstd-engine.ts';
import { explainDelta } from '../../src/explain/explain-delta.ts';
import { make } from '../memory-packages.ts';

describe('explainDelta', () => {
  it.each(['squirrel', 'velopack', 'nuspine'] as const)('knows a delta of %s by its bytes', async (format) => {
    const [before, after] = [await make('1.0.0', { 'lib/a.txt': 'one' }), await make('1.1.0', { 'lib/a.txt': 'two' })];
    const sink = bytesSink();
    const engine = format === 'velopack' ? zstdEngine() : portableEngine();
    await createDelta(before.pkg, after.pkg, { format, engine }, sink);
    expect(await explainDelta(bytesSource(sink.bytes()), before.pkg)).toMatchObject({ format, id: 'App' });
  });
});
