import { type AssemblyLayout, joinStreams, restSize } from '../clr/assembly-layout.ts';
import { type Assembly, parseAssembly } from '../clr/parse-assembly.ts';
import { type Predictor, predictorFrom } from '../clr/predict.ts';
import { DeltaError } from '../errors.ts';
import type { DeltaFacts } from './delta-facts.ts';
import type { ListedFile } from './file-list.ts';
import { type PatchReader, patchReader, type PatchStreams } from './patch-streams.ts';
import { otherBaseFiles } from './solid.ts';
import { type AssemblyParts, METADATA_STAGES, streamsOf, unknownParts } from './stages.ts';

/**
 * Makes every file of the list, stage by stage. Throws `DELTA_CONTAINER_CORRUPT` or `DELTA_CONTAINER_TRUNCATED` for
 * streams that do not fit the list. Whether the files are the right ones is for their digests to say.
 */
export function decodeFiles(
  { files, others }: Pick<DeltaFacts, 'files' | 'others'>,
  base: readonly Uint8Array[],
  streams: PatchStreams,
): Uint8Array[] {
  const patches = patchReader(streams);
  const managed = files.map((file) => unknownAssembly(file, base));
  for (const stage of METADATA_STAGES) {
    const known = managed.filter((each) => each !== undefined);
    const references = known.flatMap(({ predictor, parts }) => stage.references(predictor, parts));
    const sizes = known.map(({ layout, parts }) => stage.sizes(layout, parts));
    const pieces = pieceReader(Buffer.concat(references), patches, sizes.flat());
    known.forEach(({ layout, parts }, index) => {
      stage.accept((sizes[index] ?? []).map(pieces), layout, parts);
    });
  }
  const contents = decodeRest({ files, others }, base, managed, patches);
  patches.finish();
  return contents;
}

interface UnknownAssembly {
  readonly predictor: Predictor;
  readonly layout: AssemblyLayout;
  readonly parts: AssemblyParts;
}

function unknownAssembly({ path, peer, layout }: ListedFile, base: readonly Uint8Array[]): UnknownAssembly | undefined {
  if (layout === undefined) return undefined;
  const assembly: Assembly | undefined = parseAssembly(base[peer ?? -1] ?? new Uint8Array());
  if (assembly === undefined) {
    throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'delta takes a file apart that is no assembly', { path });
  }
  return { predictor: predictorFrom(assembly), layout, parts: unknownParts() };
}

function decodeRest(
  { files, others }: Pick<DeltaFacts, 'files' | 'others'>,
  base: readonly Uint8Array[],
  managed: readonly (UnknownAssembly | undefined)[],
  patches: PatchReader,
): Uint8Array[] {
  const references = files.flatMap(({ mode, peer }, index): Uint8Array[] => {
    const assembly = managed[index];
    if (assembly !== undefined) return [assembly.predictor.rest(assembly.parts)];
    return mode === 'same' || peer === undefined ? [] : [base[peer] ?? new Uint8Array()];
  });
  for (const index of otherBaseFiles(files, base.length, others)) references.push(base[index] ?? new Uint8Array());
  const sizes = files.map(({ mode, size, layout }) => (mode === 'same' ? 0 : layout ? restSize(layout, size) : size));
  const next = pieceReader(Buffer.concat(references), patches, sizes);
  return files.map(({ mode, size, peer }, index) => {
    if (mode === 'same') return base[peer ?? -1] ?? new Uint8Array();
    const piece = next(sizes[index] ?? 0);
    const assembly = managed[index];
    return assembly === undefined ? piece : joinStreams(piece, streamsOf(assembly.parts), assembly.layout, size);
  });
}

/** Makes everything a stage holds, and hands it out in pieces. */
function pieceReader(
  reference: Uint8Array,
  patches: PatchReader,
  sizes: readonly number[],
): (size: number) => Uint8Array {
  const all = patches.make(
    reference,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  let at = 0;
  return (size) => {
    at += size;
    return all.subarray(at - size, at);
  };
}
