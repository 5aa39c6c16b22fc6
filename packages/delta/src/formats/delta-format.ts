import type { OnProgress, Package, SegmentCompressor } from '@nuspine/nupkg-core';
import type { ByteSink, NuGetVersion } from '@nuspine/primitives';
import type { ApplyReport, DeltaReport } from '../delta-report.ts';
import type { DiffEngine } from '../engine/diff-engine.ts';
import type { UnchangedFiles } from './encode-file.ts';
import type { PackageFormatName } from './format-name.ts';
import type { Refusal, SizedPath } from './refusals.ts';

export interface ApplyOptions {
  /** Who deflates; by default it is done where it is needed. */
  readonly compressor?: SegmentCompressor;
  readonly onProgress?: OnProgress;
  /** Told how large the output is, or is at least, before anything of it is written; what it throws ends the work. */
  readonly expectSize?: (bytes: number) => Promise<void>;
}

export interface CreateOptions extends ApplyOptions {
  readonly engine: DiffEngine;
  /** Default `mark`. */
  readonly unchanged?: UnchangedFiles;
}

/** A way to write deltas, as packages, that some client applies. */
export interface DeltaFormat {
  readonly name: PackageFormatName;
  /** Engines whose patches the client applies; the first is the one to take if nobody asks for another. */
  readonly engines: readonly [DiffEngine['name'], ...DiffEngine['name'][]];
  /** The order in which the client takes versions for newer. */
  compareVersions(a: NuGetVersion, b: NuGetVersion): number;
  /** Every change from `base` to `target` that the client would get wrong. */
  refusals(base: readonly SizedPath[], target: readonly SizedPath[]): readonly Refusal[];
  /** Writes the delta. Base and target are of one id, the target is later, and the format can say what changed. */
  create(base: Package, target: Package, options: CreateOptions, sink: ByteSink): Promise<DeltaReport>;
  /** Rebuilds the target. What was written is to be discarded if it throws. */
  apply(base: Package, delta: Package, sink: ByteSink, options: ApplyOptions): Promise<ApplyReport>;
}
