import { applyForeign } from './apply-foreign.ts';
import { applyRecipe } from './apply-recipe.ts';
import { createFileByFile } from './create-file-by-file.ts';
import type { DeltaFormat } from './delta-format.ts';
import type { FileRules } from './file-rules.ts';
import { readDeltaRecipe } from './read-delta-recipe.ts';
import { findRefusals } from './refusals.ts';

/** A format whose delta is a package with entries for each file of the target. */
export function fileByFile(rules: FileRules, engines: DeltaFormat['engines']): DeltaFormat {
  return {
    name: rules.name,
    engines,
    compareVersions: rules.compareVersions,
    refusals: (base, target) => findRefusals(rules, base, target),
    create: (base, target, options, sink) => createFileByFile(rules, base, target, options, sink),
    apply: async (base, delta, sink, options) => {
      const recipe = await readDeltaRecipe(delta);
      if (recipe === undefined) return applyForeign(rules, base, delta, sink, options);
      return applyRecipe(rules, base, delta, recipe, sink, options);
    },
  };
}
