import { describe, expect, it } from 'vitest';
import { type Assembly, parseAssembly } from '../../src/clr/parse-assembly.ts';
import { predictorFrom } from '../../src/clr/predict.ts';
import { decodeMetadata, type ExpectedAssembly } from '../../src/nuspine/decode-metadata.ts';
import { encodeGroup } from '../../src/nuspine/encode-group.ts';
import { portableFinder } from '../../src/nuspine/match-finder.ts';
import { openFile } from '../../src/nuspine/open-file.ts';
import { type PatchReader, patchReader } from '../../src/nuspine/patch-reader.ts';
import { patchWriter } from '../../src/nuspine/patch-streams.ts';
import { streamsOf, unknownParts } from '../../src/nuspine/stages.ts';
import { takeApart } from '../../src/nuspine/take-apart.ts';
import type { WatchedPiece } from '../../src/nuspine/watched-piece.ts';
import { optionsAssemblies } from '../clr/local-assemblies.ts';

const { base, target, other } = await optionsAssemblies();
/** Each twice, and against each other: one takes from what another is predicted from, before it and behind it. */
const PAIRS = [
  [base, target],
  [other, base],
  [target, other],
  [base, target],
] as const;

function parsed(file: Uint8Array): Assembly {
  const assembly = parseAssembly(file);
  if (assembly === undefined) throw new Error('assembly cannot be taken apart');
  return assembly;
}

async function encoded(): Promise<PatchReader> {
  const patches = patchWriter();
  const apart = PAIRS.map(([before, after]) => takeApart(after, openFile(before)));
  await encodeGroup(apart, [], portableFinder(), patches);
  return patchReader(patches.streams());
}

function expected(): ExpectedAssembly[] {
  return PAIRS.map(([before, after], index) => ({
    path: String(index),
    predictor: predictorFrom(parsed(before)),
    layout: parsed(after).layout,
    parts: unknownParts(),
  }));
}

function requireDecoded({ parts }: ExpectedAssembly, file: Uint8Array): void {
  const { strings, userStrings, guids, blobs, layout } = parsed(file);
  const region = layout.streams.at(-1) ?? { offset: 0, size: 0 };
  const tables = file.subarray(region.offset, region.offset + region.size);
  const wanted = [strings, userStrings, guids, blobs, tables];
  streamsOf(parts).forEach((stream, index) => {
    expect(Buffer.compare(stream, wanted[index] ?? new Uint8Array())).toBe(0);
  });
}

describe('decodeMetadata', () => {
  it.each([[[0, 1, 2, 3]], [[3]], [[1, 1, 3, 0]]])('decodes assemblies as they are asked for: %s', async (order) => {
    const assemblies = expected();
    const make = decodeMetadata(assemblies, await encoded());
    for (const number of order) {
      make(number);
      for (const [index, assembly] of assemblies.slice(0, number + 1).entries()) {
        requireDecoded(assembly, PAIRS[index]?.[1] ?? base);
      }
    }
  });

  it('tells what each patch makes, stage by stage', async () => {
    const watched: (readonly WatchedPiece[])[] = [];
    decodeMetadata(expected(), await encoded(), (pieces) => {
      watched.push(pieces);
    });
    expect(watched.map((pieces) => pieces[0]?.part)).toEqual([
      'heaps',
      'name columns',
      'row columns',
      'blobs',
      'blob columns',
    ]);
    expect(watched.map((pieces) => new Set(pieces.map(({ path }) => path)).size)).toEqual([4, 4, 4, 4, 4]);
  });
});
