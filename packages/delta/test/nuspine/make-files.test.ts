import { bytesSink } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { createNuspineDelta } from '../../src/nuspine/create-nuspine-delta.ts';
import type { WatchedPiece } from '../../src/nuspine/watched-piece.ts';
import { makeFiles } from '../../src/nuspine/make-files.ts';
import { openDelta } from '../../src/nuspine/open-delta.ts';
import { patchReader } from '../../src/nuspine/patch-reader.ts';
import { optionsAssemblies } from '../clr/local-assemblies.ts';
import { make } from '../memory-packages.ts';

describe('makeFiles', () => {
  it('gives the files of the target, in order, and tells what each patch makes', async () => {
    const { base, target } = await optionsAssemblies();
    const before = await make('1.0.0', { 'lib/A.dll': base, 'lib/b.txt': 'same' });
    const after = await make('1.1.0', { 'lib/A.dll': target, 'lib/b.txt': 'same', 'lib/c.txt': 'new' });
    const sink = bytesSink();
    await createNuspineDelta(before.pkg, after.pkg, {}, sink);
    const { before: files, facts, details, streams } = await openDelta(before.pkg, sink.bytes(), 10_000_000);
    const watched: (readonly WatchedPiece[])[] = [];
    const made = new Map<string, Uint8Array | number>();
    const watch = (pieces: readonly WatchedPiece[]): void => {
      watched.push(pieces);
    };
    const sizes: number[] = [];
    const beforeFile = async (size: number): Promise<void> => {
      sizes.push(size);
    };
    const options = { watch, beforeFile };
    for await (const { path, content } of makeFiles(facts, details, files, patchReader(streams), options)) {
      made.set(path, content);
    }
    expect([...made.keys()]).toEqual(after.pkg.archive.entries.map(({ path }) => path));
    expect(made.get('lib/A.dll')).toEqual(Uint8Array.from(target));
    expect(made.get('lib/b.txt')).toBeTypeOf('number');
    expect(watched).toHaveLength(6);
    expect(sizes).toEqual(
      [...made.values()].flatMap((content) => (typeof content === 'number' ? [] : [content.length])),
    );
    const parts = watched.flat().filter(({ path }) => path === 'lib/A.dll');
    expect(new Set(parts.map(({ part }) => part)).size).toBe(6);
    expect(parts.find(({ part }) => part === 'content')?.size).toBeLessThan(target.length);
  });
});
