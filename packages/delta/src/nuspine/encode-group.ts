import { fillRoom, sizeOf } from './coded-part.ts';
import type { MatchFinder } from './match-finder.ts';
import type { PatchWriter } from './patch-streams.ts';
import { METADATA_STAGES } from './stages.ts';
import type { ApartFile } from './take-apart.ts';

/**
 * Codes a group of files stage by stage, each stage over all of them, so that one file helps the next. `others` are
 * files of the base that the last stage may take bytes from too.
 */
export async function encodeGroup(
  files: readonly ApartFile[],
  others: readonly Uint8Array[],
  finder: MatchFinder,
  patches: PatchWriter,
): Promise<void> {
  const managed = files.flatMap(({ managed: pair }) => (pair === undefined ? [] : [pair]));
  for (const stage of METADATA_STAGES) {
    const references = managed.flatMap(({ predictor, target }) => stage.references(predictor, target));
    const pieces = managed.flatMap(({ target }) => stage.pieces(target));
    await finder.withRoom(sizeOf(references), sizeOf(pieces), 'metadata', async (room) => {
      fillRoom(room.reference, references);
      fillRoom(room.target, pieces);
      patches.add(room.reference, room.target, await room.find());
    });
  }
  const parts = files.flatMap((file) => file.parts);
  const referenceSize = parts.reduce((sum, { reference }) => sum + reference.size, 0) + sizeOf(others);
  const targetSize = sizeOf(parts.map(({ content }) => content));
  await finder.withRoom(referenceSize, targetSize, 'rest', async (room) => {
    fillRoom(room.reference, restReferences(files, others));
    fillRoom(
      room.target,
      parts.map(({ content }) => content),
    );
    patches.add(room.reference, room.target, await room.find());
  });
}

/** One by one: what was made of a file is not kept. */
function* restReferences(files: readonly ApartFile[], others: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const { parts, managed } of files) {
    for (const { reference } of parts) yield* reference.pieces(managed?.target);
  }
  yield* others;
}
