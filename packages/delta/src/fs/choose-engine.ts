import type { DiffEngine } from '../engine/diff-engine.ts';
import { portableEngine } from '../engine/portable-engine.ts';
import { DeltaError } from '../errors.ts';
import { bsdiffNodeEngine } from './bsdiff-node-engine.ts';
import { withThreadedEngine } from './threaded-engine.ts';

export type EngineChoice = 'auto' | DiffEngine['name'];

/**
 * The engine to make patches with. `auto` is the portable one: its patches are smaller, and what a release looks like
 * must not depend on whether some machine has a compiler. Throws `DELTA_ENGINE_MISSING` if bsdiff-node is asked for
 * and is not there.
 */
export async function chooseEngine(choice: EngineChoice): Promise<DiffEngine> {
  if (choice !== 'bsdiff-node') return portableEngine();
  const engine = await bsdiffNodeEngine();
  if (engine !== undefined) return engine;
  throw new DeltaError('DELTA_ENGINE_MISSING', 'bsdiff-node is not installed, or not compiled for this Node', {
    wanted: choice,
  });
}

/**
 * Hands `use` the chosen engine, with its work in threads where that is possible, so that the files of a package are
 * diffed side by side. Throws what `chooseEngine` throws.
 */
export async function withEngine<T>(choice: EngineChoice, use: (engine: DiffEngine) => Promise<T>): Promise<T> {
  return choice === 'bsdiff-node' ? use(await chooseEngine(choice)) : withThreadedEngine(use);
}
