import type { Package } from '@nuspine/nupkg-core';
import { readDeltaDeclaration } from '../delta-declaration.ts';
import { MAX_FILE_SIZE } from '../limits.ts';
import { decodeForm } from '../nuspine/code-form.ts';
import { type Container, parseContainer } from '../nuspine/container.ts';
import type { WatchedPiece } from '../nuspine/watched-piece.ts';
import type { ListedFile } from '../nuspine/file-list.ts';
import { makeFiles } from '../nuspine/make-files.ts';
import { openDelta } from '../nuspine/open-delta.ts';
import { patchReader } from '../nuspine/patch-reader.ts';
import { PATCH_STREAMS } from '../nuspine/patch-streams.ts';
import { bytesSource } from '@nuspine/primitives';
import type {
  DeltaExplanation,
  ExplainedFile,
  ExplainedKind,
  ExplainedPart,
  ExplainedStream,
} from './delta-explanation.ts';
import { patchCosts } from './patch-costs.ts';
import { wholeBytes } from './whole-bytes.ts';

const STREAM_NAMES = ['list of files', ...PATCH_STREAMS] as const;
const LIST = 'list of files';
const FORM = 'form of the package';
const CONTAINER = 'container';

/**
 * Where the bytes of a delta in the nuspine format went. With the base it is followed to its end, without anything being
 * written; without, only its streams are known. Throws what applying it throws before the result is compared.
 */
export async function explainContainer(delta: Uint8Array, base?: Package): Promise<DeltaExplanation> {
  const { id, version } = await readDeltaDeclaration(bytesSource(delta));
  const container = parseContainer(delta);
  const streams = explainStreams(container);
  const whole = { format: 'nuspine', id, version, size: delta.length, streams } as const;
  const head = delta.length - streams.reduce((sum, { bytes }) => sum + bytes, 0);
  if (base === undefined) {
    const rest = [{ part: CONTAINER, bytes: head }, ...streams.map(({ stream, bytes }) => ({ part: stream, bytes }))];
    return { ...whole, attribution: 'streams', files: [], rest: taking(rest) };
  }
  const { facts, pieces } = await followPatches(base, delta);
  const shares = [head, streams[0]?.bytes ?? 0, ...pieces.map(({ bits }) => bits / 8)];
  const [ofContainer = 0, ofList = 0, ...ofPieces] = wholeBytes(shares, delta.length);
  const ofForm = pieces.reduce((sum, { part }, index) => (part === FORM ? sum + (ofPieces[index] ?? 0) : sum), 0);
  const rest = [
    { part: CONTAINER, bytes: ofContainer },
    { part: LIST, bytes: ofList },
    { part: FORM, bytes: ofForm },
  ];
  const byPath = Map.groupBy(
    pieces.map(({ path, part }, index) => ({ path, part, bytes: ofPieces[index] ?? 0 })),
    ({ path }) => path,
  );
  const files = facts.map((file) => explainFile(file, byPath.get(file.path) ?? []));
  return { ...whole, attribution: 'bits', files, rest: taking(rest) };
}

function explainStreams(container: Container): ExplainedStream[] {
  return STREAM_NAMES.map((stream, index) => ({
    stream,
    size: container.sizes[index] ?? 0,
    bytes: container.packed[index]?.length ?? 0,
  }));
}

interface PaidPiece {
  readonly path: string;
  readonly part: WatchedPiece['part'] | typeof FORM;
  readonly bits: number;
}

/** Follows every patch twice: once to know the sizes of the next, once for what it spends. */
async function followPatches(
  base: Package,
  delta: Uint8Array,
): Promise<{ readonly facts: readonly ListedFile[]; readonly pieces: readonly PaidPiece[] }> {
  const { container, before, facts, details, streams } = await openDelta(base, delta, MAX_FILE_SIZE);
  const patches = patchReader(streams);
  const costs = patchCosts(streams, container.packed.slice(1));
  const pieces: PaidPiece[] = [];
  if (facts.formSize !== undefined) {
    await decodeForm(base, facts.formSize, facts.files.length, patches);
    for (const bits of costs.next([facts.formSize])) pieces.push({ path: '', part: FORM, bits });
  }
  const patchesMade: (readonly WatchedPiece[])[] = [];
  const files = makeFiles(facts, details, before, patches, { watch: (made) => patchesMade.push(made) });
  for await (const file of files) void file;
  for (const made of patchesMade) {
    costs.next(made.map(({ size }) => size)).forEach((bits, index) => {
      const piece = made[index];
      if (piece !== undefined) pieces.push({ path: piece.path, part: piece.part, bits });
    });
  }
  return { facts: facts.files, pieces };
}

function explainFile({ path, mode, size, peer }: ListedFile, pieces: readonly ExplainedPart[]): ExplainedFile {
  const kind: ExplainedKind = mode === 'same' ? 'unchanged' : peer === undefined ? 'added' : 'patched';
  const names = [...new Set(pieces.map(({ part }) => part))];
  const parts = names.map((part) => ({ part, bytes: sumOf(pieces.filter((piece) => piece.part === part)) }));
  return { path, kind, size, bytes: sumOf(parts), parts: taking(parts) };
}

function taking(parts: readonly ExplainedPart[]): ExplainedPart[] {
  return parts.filter(({ bytes }) => bytes > 0).map(({ part, bytes }) => ({ part, bytes }));
}

function sumOf(parts: readonly ExplainedPart[]): number {
  return parts.reduce((sum, { bytes }) => sum + bytes, 0);
}
