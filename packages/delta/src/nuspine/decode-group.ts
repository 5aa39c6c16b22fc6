import { restoreSymbols } from '../clr/arrange-symbols.ts';
import { type AssemblyLayout, type FilledRegion, fillRegions, restSize } from '../clr/assembly-layout.ts';
import type { Predictor } from '../clr/predict.ts';
import { followDeflateRecipe } from '../deflate-tokens/deflate-recipe.ts';
import { DeltaError } from '../errors.ts';
import { computeBytes } from '../pe/computed-bytes.ts';
import { managedReference, plainReference, type Reference, symbolsReferences } from './coded-part.ts';
import { type FileDetails, packedRegion } from './file-details.ts';
import type { ListedFile } from './file-list.ts';
import type { OpenFile } from './open-file.ts';
import { type LazyPart, lazyReference } from './lazy-reference.ts';
import type { PatchReader } from './patch-streams.ts';
import { type AssemblyParts, METADATA_STAGES, streamsOf, unknownParts } from './stages.ts';
import type { WatchedPiece, WatchPatch } from './watched-piece.ts';

/** A file of the target that is to be made. */
export interface FileToMake {
  readonly file: ListedFile;
  readonly details: FileDetails;
  readonly peer: OpenFile | undefined;
}

const REST_PARTS = ['content', 'symbols', 'packing of symbols'] as const;

function restPiece(path: string, size: number, index: number): WatchedPiece {
  return { path, part: REST_PARTS[index] ?? 'content', size };
}

/** Most bytes that one stage may make or refer to: more does not fit into memory anywhere. */
const MOST_BYTES = 2 ** 31 - 1;

/**
 * Makes the files of a group, stage by stage. The last stage is done file by file, when a file is asked for: each once,
 * in their order. Both throw
 * `DELTA_CONTAINER_CORRUPT`, `DELTA_CONTAINER_TRUNCATED` or `DELTA_LIMIT_EXCEEDED` for streams that do not fit the list.
 * Whether the files are the right ones is for the digest of the result to say.
 */
export function decodeGroup(
  files: readonly FileToMake[],
  others: readonly Uint8Array[],
  patches: PatchReader,
  watch?: WatchPatch,
): (() => Uint8Array)[] {
  const apart = files.map(expectedFile);
  const managed = apart.flatMap(({ managed: each }) => (each === undefined ? [] : [each]));
  for (const stage of METADATA_STAGES) {
    const references = managed.flatMap(({ predictor, parts }) => stage.references(predictor, parts));
    const sizes = managed.map(({ layout, parts }) => stage.sizes(layout, parts));
    watch?.(
      managed.flatMap(({ path }, index) => (sizes[index] ?? []).map((size) => ({ path, part: stage.name, size }))),
    );
    const pieces = pieceReader(Buffer.concat(references), patches, sizes.flat());
    managed.forEach(({ layout, parts }, index) => {
      stage.accept((sizes[index] ?? []).map(pieces), layout, parts);
    });
  }
  watch?.(apart.flatMap(({ toMake, sizes }) => sizes.map((size, index) => restPiece(toMake.file.path, size, index))));
  const next = restReader(
    apart,
    others,
    patches,
    apart.flatMap(({ sizes }) => sizes),
  );
  return apart.map((file) => () => putTogether(file, file.sizes.map(next)));
}

/** A file of which only the details are known. */
interface ExpectedFile {
  readonly toMake: FileToMake;
  readonly managed?: {
    readonly path: string;
    readonly predictor: Predictor;
    readonly layout: AssemblyLayout;
    readonly parts: AssemblyParts;
  };
  /** Of the parts that the last stage codes. */
  readonly sizes: readonly number[];
  readonly references: readonly Reference[];
}

function expectedFile(toMake: FileToMake): ExpectedFile {
  const { file, details, peer } = toMake;
  const { layout, symbols } = details;
  const holes = symbols === undefined ? [] : [packedRegion(symbols)];
  const inner = symbols === undefined ? [] : symbolsReferences(peer, symbols.habits);
  const innerSizes = symbols === undefined ? [] : [symbols.size, symbols.recipeSize];
  const reference = layout === undefined || peer === undefined ? undefined : managedReference(peer, file.symbols);
  if (layout === undefined || reference === undefined) {
    return {
      toMake,
      sizes: [restSize(holes, file.size), ...innerSizes],
      references: [plainReference(peer, file.symbols), ...inner],
    };
  }
  return {
    toMake,
    managed: { path: file.path, predictor: reference.predictor, layout, parts: unknownParts() },
    sizes: [restSize([...layout.streams, ...holes], file.size), ...innerSizes],
    references: [reference.rest, ...inner],
  };
}

/** Makes of the last stage what is asked for, so that the files before can be written meanwhile. */
function restReader(
  files: readonly ExpectedFile[],
  others: readonly Uint8Array[],
  patches: PatchReader,
  sizes: readonly number[],
): (size: number) => Uint8Array {
  const parts = [...files.flatMap(partsOf), ...others.map((other) => ({ size: other.length, pieces: () => [other] }))];
  const reference = lazyReference(parts, requirePossible(sumOf(parts.map(({ size }) => size))));
  const made = patches.begin(reference.bytes, requirePossible(sumOf(sizes)), reference.need);
  let at = 0;
  return (size) => {
    at += size;
    return made.upTo(at).subarray(at - size, at);
  };
}

function partsOf({ references, managed }: ExpectedFile): LazyPart[] {
  return references.map(({ size, pieces }) => ({ size, pieces: () => pieces(managed?.parts) }));
}

function putTogether({ toMake, managed }: ExpectedFile, pieces: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array(), symbolsContent = new Uint8Array(), recipe = new Uint8Array()] = pieces;
  const rest = managed === undefined ? restoreSymbols(first) : first;
  const { file, details } = toMake;
  const streams = managed === undefined ? [] : streamsOf(managed.parts);
  const filled: FilledRegion[] = (managed?.layout.streams ?? []).map((region, index) => ({
    ...region,
    content: streams[index] ?? new Uint8Array(),
  }));
  if (details.symbols !== undefined) {
    const { habits, packedSize } = details.symbols;
    const content = followDeflateRecipe(restoreSymbols(symbolsContent), recipe, habits, packedSize);
    filled.push({ ...packedRegion(details.symbols), content });
  }
  const made = filled.length === 0 && details.computed === undefined ? rest : fillRegions(rest, filled, file.size);
  if (details.computed !== undefined && !computeBytes(made, details.computed)) {
    throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'delta computes digests of a file that is not signed', {
      path: file.path,
    });
  }
  return made;
}

/** Makes everything a stage holds, and hands it out in pieces. */
function pieceReader(
  reference: Uint8Array,
  patches: PatchReader,
  sizes: readonly number[],
): (size: number) => Uint8Array {
  const all = patches.make(reference, requirePossible(sumOf(sizes)));
  let at = 0;
  return (size) => {
    at += size;
    return all.subarray(at - size, at);
  };
}

function sumOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

function requirePossible(size: number): number {
  if (size <= MOST_BYTES) return size;
  throw new DeltaError('DELTA_LIMIT_EXCEEDED', 'delta holds a group of files that is too large', {
    found: size,
    max: MOST_BYTES,
  });
}
