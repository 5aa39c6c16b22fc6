import { joinCovers } from './cover-ints.ts';
import { type DiffModule, loadModule, type SearchMemory } from './diff-module.ts';
import type { Preset } from './preset.ts';
import { scratchAddress, type SearchLayout, withIndexStep } from './search-layout.ts';

/** A part of a target, from `start` up to `end`. */
export interface TargetPart {
  readonly start: number;
  readonly end: number;
}

/** A part ends no sooner than this, however many threads there are: a patch must not depend on the machine. */
const PART_SIZE = 16 * 2 ** 20;

/** The parts of a target that are searched on their own. Small ones have one. */
export function partsOf(targetLength: number, partSize: number = PART_SIZE): readonly TargetPart[] {
  const count = Math.max(1, Math.floor(targetLength / partSize));
  return Array.from({ length: count }, (_, i) => ({
    start: i * partSize,
    end: i === count - 1 ? targetLength : (i + 1) * partSize,
  }));
}

/** Indexes the base in `memory`. Every search in it with the same preset may then begin. */
export function indexBase(memory: SearchMemory, layout: SearchLayout, preset: Preset): void {
  const module = prepare(memory, layout, preset, () => undefined);
  module.startIndex();
  while (module.indexMore() !== 0);
}

/**
 * Finds the covers of a part of the target, whose base was indexed, as ints (base position, target position, length).
 * `thread` says which scratch it may write to; `shift` is how much further along an unchanged byte lies in the base.
 */
export function searchPart(
  memory: SearchMemory,
  layout: SearchLayout,
  preset: Preset,
  part: TargetPart,
  { thread = 0, shift = 0 }: { readonly thread?: number; readonly shift?: number } = {},
): Int32Array {
  const pieces: Int32Array[] = [];
  const module = prepare(memory, layout, preset, (count) => {
    pieces.push(new Int32Array(memory.buffer, module.coversAddress(), 3 * count).slice());
  });
  module.placeTarget(layout.target + part.start, part.end - part.start);
  module.placeScratch(scratchAddress(layout.scratch, thread));
  module.selectCovers(preset.maxOpen, preset.sufficientRun, part.start + shift);
  return joinCovers(pieces, { base: 0, target: part.start });
}

function prepare(
  memory: SearchMemory,
  layout: SearchLayout,
  preset: Preset,
  takeCovers: (count: number) => void,
): DiffModule {
  const module = loadModule(memory, takeCovers);
  const { costs } = preset;
  module.setCosts(
    costs.switch,
    costs.mismatch,
    costs.mismatchRun,
    costs.repeatedMismatch,
    costs.literal,
    costs.literalStart,
  );
  module.setSearch(preset.maxTries, preset.minMatch);
  module.useHash(preset.hashedBytes);
  module.placeBase(layout.base, layout.baseLength);
  const { heads, hashBits, chain, indexStep } = withIndexStep(layout, preset.indexStep);
  module.placeIndex(heads, hashBits, chain, indexStep);
  return module;
}
