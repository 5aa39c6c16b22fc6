import { restoreSymbols } from '../clr/arrange-symbols.ts';
import { type FilledRegion, fillRegions, restSize } from '../clr/assembly-layout.ts';
import { followDeflateRecipe } from '../deflate-tokens/deflate-recipe.ts';
import { DeltaError } from '../errors.ts';
import { computeBytes } from '../pe/computed-bytes.ts';
import { managedReference, plainReference, type Reference, symbolsReferences } from './coded-part.ts';
import { decodeMetadata, type ExpectedAssembly, type MakeParts } from './decode-metadata.ts';
import { type FileDetails, packedRegion } from './file-details.ts';
import type { ListedFile } from './file-list.ts';
import { type LazyPart, lazyReference } from './lazy-reference.ts';
import type { OpenFile } from './open-file.ts';
import type { PatchReader } from './patch-reader.ts';
import { sumOfSizes } from './possible-size.ts';
import { streamsOf, unknownParts } from './stages.ts';
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

/**
 * Makes the files of a group, each when it is asked for: once, and in their order. The others of the group may then be
 * made as far as it takes something from what they are made of. This, and what it gives, throws
 * `DELTA_CONTAINER_CORRUPT`, `DELTA_CONTAINER_TRUNCATED` or `DELTA_LIMIT_EXCEEDED` for streams that do not fit the list.
 * Whether the files are the right ones is for the digest of the result to say.
 */
export function decodeGroup(
  files: readonly FileToMake[],
  others: readonly Uint8Array[],
  patches: PatchReader,
  watch?: WatchPatch,
): (() => Uint8Array)[] {
  const assemblies: ExpectedAssembly[] = [];
  const apart = files.map((file) => expectedFile(file, assemblies));
  const makeParts = decodeMetadata(assemblies, patches, watch);
  watch?.(apart.flatMap(({ toMake, sizes }) => sizes.map((size, index) => restPiece(toMake.file.path, size, index))));
  const parts = [
    ...apart.flatMap((file) => restParts(file, makeParts)),
    ...others.map((other) => ({ size: other.length, pieces: () => [other] })),
  ];
  const reference = lazyReference(parts, sumOfSizes(parts.map(({ size }) => size)));
  const rest = patches.leave(sumOfSizes(apart.flatMap(({ sizes }) => sizes)))(reference);
  let at = 0;
  const piece = (size: number): Uint8Array => {
    at += size;
    return rest.upTo(at).subarray(at - size, at);
  };
  return apart.map((file) => () => {
    if (file.managed !== undefined) makeParts(file.managed.number);
    return putTogether(file, file.sizes.map(piece));
  });
}

/** A file of which only the details are known. */
interface ExpectedFile {
  readonly toMake: FileToMake;
  /** Which of the assemblies it is. */
  readonly managed?: ExpectedAssembly & { readonly number: number };
  /** Of the parts that the last stage codes. */
  readonly sizes: readonly number[];
  readonly references: readonly Reference[];
}

/** Adds it to the assemblies if it is one. */
function expectedFile(toMake: FileToMake, assemblies: ExpectedAssembly[]): ExpectedFile {
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
  const assembly = { path: file.path, predictor: reference.predictor, layout, parts: unknownParts() };
  assemblies.push(assembly);
  return {
    toMake,
    managed: { ...assembly, number: assemblies.length - 1 },
    sizes: [restSize([...layout.streams, ...holes], file.size), ...innerSizes],
    references: [reference.rest, ...inner],
  };
}

/** What the last stage refers to; the metadata of the target come before. */
function restParts({ references, managed }: ExpectedFile, makeParts: MakeParts): LazyPart[] {
  return references.map(({ size, pieces }) => ({
    size,
    pieces: () => {
      if (managed !== undefined) makeParts(managed.number);
      return pieces(managed?.parts);
    },
  }));
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
