import type { AssemblyLayout } from '../clr/assembly-layout.ts';
import type { Predictor } from '../clr/predict.ts';
import { growingReference } from './growing-reference.ts';
import type { PatchReader } from './patch-reader.ts';
import { sumOfSizes } from './possible-size.ts';
import { type AssemblyParts, METADATA_STAGES, type Stage } from './stages.ts';
import type { WatchPatch } from './watched-piece.ts';

/** An assembly of which only the layout is known. */
export interface ExpectedAssembly {
  readonly path: string;
  readonly predictor: Predictor;
  readonly layout: AssemblyLayout;
  /** What is decoded of it goes here. */
  readonly parts: AssemblyParts;
}

/** Makes the parts of an assembly and of those before it, by its number. */
export type MakeParts = (assembly: number) => void;

/**
 * Decodes assemblies when they are asked for, so that something can be done with the first while the next are decoded.
 * Of the first stage all are decoded at once: it says how large everything else is. This, and what it gives, throws
 * `DELTA_CONTAINER_CORRUPT`, `DELTA_CONTAINER_TRUNCATED` or `DELTA_LIMIT_EXCEEDED` for streams that do not fit.
 */
export function decodeMetadata(
  assemblies: readonly ExpectedAssembly[],
  patches: PatchReader,
  watch?: WatchPatch,
): MakeParts {
  const [first, ...others] = METADATA_STAGES;
  if (first === undefined) return () => undefined;
  const makeFirst = stageMaker(first, assemblies, () => undefined, patches, watch);
  makeFirst(assemblies.length - 1);
  return others.reduce((before, stage) => stageMaker(stage, assemblies, before, patches, watch), makeFirst);
}

/** `before` makes what the stages before make of an assembly. */
function stageMaker(
  stage: Stage,
  assemblies: readonly ExpectedAssembly[],
  before: MakeParts,
  patches: PatchReader,
  watch: WatchPatch | undefined,
): MakeParts {
  const sizes = assemblies.map(({ layout, parts }) => stage.sizes(layout, parts));
  watch?.(
    assemblies.flatMap(({ path }, index) => (sizes[index] ?? []).map((size) => ({ path, part: stage.name, size }))),
  );
  const reference = growingReference(assemblies.length, (index) => {
    before(index);
    const { predictor, parts } = assemblies[index] ?? {};
    return predictor === undefined || parts === undefined ? [] : stage.references(predictor, parts);
  });
  const target = patches.leave(sumOfSizes(sizes.flat()))(reference);
  let [done, at] = [0, 0];
  const piece = (size: number): Uint8Array => {
    at += size;
    return target.upTo(at).subarray(at - size, at);
  };
  return (last) => {
    for (; done <= last; done += 1) {
      // Whatever the steps take: later stages count on it.
      reference.through(done);
      const { layout, parts } = assemblies[done] ?? {};
      if (layout !== undefined && parts !== undefined) stage.accept((sizes[done] ?? []).map(piece), layout, parts);
    }
  };
}
