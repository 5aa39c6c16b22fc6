import { cutStreams } from '../clr/assembly-layout.ts';
import { type Assembly, parseAssembly } from '../clr/parse-assembly.ts';
import { type Predictor, predictorFrom } from '../clr/predict.ts';
import type { Cover } from '../engine/diff-engine.ts';
import type { FileMode } from './file-list.ts';
import { type PatchStreams, patchWriter } from './patch-streams.ts';
import { type OtherFiles, otherBaseFiles } from './solid.ts';
import { METADATA_STAGES } from './stages.ts';

/** Finds what of the target is in the reference, as covers in the order of the target. */
export type FindCovers = (reference: Uint8Array, target: Uint8Array, stage: StageKind) => Promise<readonly Cover[]>;

/** Metadata is dense and structured; the rest is code, resources and files of any kind. */
export type StageKind = 'metadata' | 'rest';

/** A file of the target on its way into a delta. */
export interface FileToEncode {
  readonly mode: FileMode;
  readonly content: Uint8Array;
  /** Number of the base's file that it came from. */
  readonly peer?: number;
  /** Of `managed`: both sides, taken apart. */
  readonly managed?: { readonly base: Assembly; readonly target: Assembly };
}

/** How a file of the target is best coded against the file it came from. */
export function chooseMode(content: Uint8Array, peer: Uint8Array | undefined): Pick<FileToEncode, 'mode' | 'managed'> {
  const target = peer === undefined ? undefined : parseAssembly(content);
  const base = peer === undefined || target === undefined ? undefined : parseAssembly(peer);
  return base === undefined || target === undefined
    ? { mode: 'plain' }
    : { mode: 'managed', managed: { base, target } };
}

/** Codes files stage by stage, each stage over all of them, so that one file helps the next. */
export async function encodeFiles(
  files: readonly FileToEncode[],
  base: readonly Uint8Array[],
  others: OtherFiles,
  findCovers: FindCovers,
): Promise<PatchStreams> {
  const managed = files.flatMap(({ managed: pair }) => (pair === undefined ? [] : [predicted(pair)]));
  const patches = patchWriter();
  const encodeStage = async (reference: Uint8Array, target: Uint8Array, kind: StageKind): Promise<void> => {
    patches.add(reference, target, target.length === 0 ? [] : await findCovers(reference, target, kind));
  };
  for (const stage of METADATA_STAGES) {
    const references = managed.flatMap(({ predictor, target }) => stage.references(predictor, target));
    const pieces = managed.flatMap(({ target }) => stage.pieces(target));
    await encodeStage(Buffer.concat(references), Buffer.concat(pieces), 'metadata');
  }
  const rest = restOf(files, base, others, managed);
  await encodeStage(rest.reference, rest.target, 'rest');
  return patches.streams();
}

interface PredictedAssembly {
  readonly predictor: Predictor;
  readonly target: Assembly;
}

function predicted({ base, target }: { readonly base: Assembly; readonly target: Assembly }): PredictedAssembly {
  return { predictor: predictorFrom(base), target };
}

function restOf(
  files: readonly FileToEncode[],
  base: readonly Uint8Array[],
  others: OtherFiles,
  managed: readonly PredictedAssembly[],
): { readonly reference: Uint8Array; readonly target: Uint8Array } {
  const assemblies = managed.values();
  const references: Uint8Array[] = [];
  const pieces: Uint8Array[] = [];
  for (const { mode, content, peer } of files) {
    if (mode === 'same') continue;
    const assembly = mode === 'managed' ? assemblies.next().value : undefined;
    if (assembly === undefined) {
      pieces.push(content);
      if (peer !== undefined) references.push(base[peer] ?? new Uint8Array());
    } else {
      pieces.push(cutStreams(content, assembly.target.layout));
      references.push(assembly.predictor.rest(assembly.target));
    }
  }
  for (const index of otherBaseFiles(files, base.length, others)) references.push(base[index] ?? new Uint8Array());
  return { reference: Buffer.concat(references), target: Buffer.concat(pieces) };
}
