import { availableParallelism } from 'node:os';
import type { SegmentCompressor } from '@nuspine/nupkg-core';
import type { DiffEngine } from '../engine/diff-engine.ts';
import { portableEngine } from '../engine/portable-engine.ts';
import type { Effort } from '../engine/effort.ts';
import { zstdEngine } from '../engine/zstd-engine.ts';
import { DeltaError } from '../errors.ts';
import type { DeltaFormat } from '../formats/delta-format.ts';
import { DELTA_FORMATS } from '../formats/delta-formats.ts';
import type { DeltaFormatName } from '../formats/format-name.ts';
import { bsdiffNodeEngine } from './bsdiff-node-engine.ts';
import { withThreadedEngine } from './threaded-engine.ts';

export type EngineChoice = 'auto' | DiffEngine['name'];

/** Which engine makes the patches of a package, and how hard it tries. */
export interface EngineOptions {
  /** Default `auto`. */
  readonly engine?: EngineChoice;
  /** Whose clients apply the patches. Default `squirrel`. */
  readonly format?: DeltaFormatName;
  /** Default `default`. Only zstd tries harder when it is asked to, only the nuspine format less hard. */
  readonly effort?: Effort;
}

/** How much there is to do. */
export interface WorkSize {
  /** Bytes of the larger package or file. Not known if absent. */
  readonly size?: number;
}

const SMALL_WORK = 2 ** 18;
/** From here on there is work for every thread. */
const LARGE_WORK = 2 ** 20;

/** Whether so many bytes are done before a thread would have started. */
export function isDoneAlone(size: number | undefined): boolean {
  return size !== undefined && size < SMALL_WORK;
}

/**
 * The engine to make one patch with. `auto` is the portable one: its patches are smaller, and what a release looks like
 * must not depend on whether some machine has a compiler. Throws `DELTA_ENGINE_MISSING` if bsdiff-node is asked for
 * and is not there.
 */
export async function chooseEngine(choice: EngineChoice): Promise<DiffEngine> {
  if (choice === 'zstd') return zstdEngine();
  if (choice !== 'bsdiff-node') return portableEngine();
  const engine = await bsdiffNodeEngine();
  if (engine !== undefined) return engine;
  throw new DeltaError('DELTA_ENGINE_MISSING', 'bsdiff-node is not installed, or not compiled for this Node', {
    wanted: choice,
  });
}

/**
 * Hands `use` the engine for a format, with its work in threads where that is possible, so that the files of a package
 * are diffed side by side. Throws `DELTA_ENGINE_MISSING`, or `DELTA_ENGINE_UNFIT` if clients of the format do not apply
 * what the chosen engine makes. Where its threads can deflate too, `use` gets a compressor that does.
 */
export async function withEngine<T>(
  options: EngineOptions,
  use: (engine: DiffEngine, compressor?: SegmentCompressor) => Promise<T>,
  { size }: WorkSize = {},
): Promise<T> {
  switch (engineFor(options)) {
    case 'zstd':
      return use(zstdEngine({ threads: availableParallelism(), effort: options.effort ?? 'default' }));
    case 'bsdiff-node':
      return use(await chooseEngine('bsdiff-node'));
    case 'portable':
      if (isDoneAlone(size)) return use(portableEngine());
      return withThreadedEngine(use, { startsAtOnce: size !== undefined && size >= LARGE_WORK });
  }
}

/**
 * What to ask for one format when several are made: the chosen engine where its patches fit, what is usual elsewhere.
 */
export function engineForSeveral(options: EngineOptions, format: DeltaFormatName): EngineOptions {
  const { engine, effort } = options;
  const fits = engine !== undefined && enginesOf(format).some((name) => name === engine);
  return { format, ...(fits ? { engine } : {}), ...(effort === undefined ? {} : { effort }) };
}

/** The matcher of the nuspine format is the portable one. */
const NUSPINE_ENGINES: DeltaFormat['engines'] = ['portable'];

function enginesOf(format: DeltaFormatName): DeltaFormat['engines'] {
  return format === 'nuspine' ? NUSPINE_ENGINES : DELTA_FORMATS[format].engines;
}

/** The engine that makes a format's patches. Throws `DELTA_ENGINE_UNFIT` for one whose patches its clients do not apply. */
export function engineFor({ engine = 'auto', format = 'squirrel' }: EngineOptions): DiffEngine['name'] {
  const engines = enginesOf(format);
  const found = engine === 'auto' ? engines[0] : engines.find((name) => name === engine);
  if (found !== undefined) return found;
  throw new DeltaError('DELTA_ENGINE_UNFIT', `clients of ${format} do not apply the patches of this engine`, {
    wanted: engines,
    found: engine,
  });
}
