import { applyRecipe } from './apply-recipe.ts';
import type { DeltaFormat } from './delta-format.ts';
import type { FileRules } from './file-rules.ts';
import { readDeltaRecipe } from './read-delta-recipe.ts';
import { findRefusals } from './refusals.ts';

/** A format whose delta is a package with entries for each file of the target. What one job does without is loaded by the others. */
export function fileByFile(rules: FileRules, engines: DeltaFormat['engines']): DeltaFormat {
  return {
    name: rules.name,
    engines,
    compareVersions: rules.compareVersions,
    refusals: (base, target) => findRefusals(rules, base, target),
    create: async (base, target, options, sink) => {
      const { createFileByFile } = await import('./create-file-by-file.ts');
      return createFileByFile(rules, base, target, options, sink);
    },
    apply: async (base, delta, sink, options) => {
      const recipe = await readDeltaRecipe(delta);
      if (recipe === undefined) {
        const { applyForeign } = await import('./apply-foreign.ts');
        return applyForeign(rules, base, delta, sink, options);
      }
      return applyRecipe(rules, base, delta, recipe, sink, options);
    },
  };
}
