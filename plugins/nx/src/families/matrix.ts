import { required, text } from '../json-schema.ts';
import type { FamilyTarget, TargetFamily } from '../target-family.ts';

const MATRIX = 'versions.toml';
const properties = { matrix: required(text('versions.toml, relative to the project.')) };

/** `versions.toml`: which versions of components work together. All it says stands in that one file. */
export const matrixFamily: TargetFamily = {
  markers: [MATRIX],
  packages: ['@nuspine/compat-matrix', '@nuspine/nupkg-core', '@nuspine/primitives'],
  executors: {
    'matrix-lint': { description: 'Find what a compatibility matrix says wrongly, twice or not at all.', properties },
    'bundle-check': { description: 'Judge every bundle by the matrix.', properties },
  },
  targets: () => ({
    'matrix-lint': target('matrix-lint', 'Find what the compatibility matrix says wrongly, twice or not at all'),
    'bundle-check': target('bundle-check', 'Judge every bundle by the compatibility matrix'),
  }),
};

function target(executor: string, description: string): FamilyTarget {
  const inputs = [`{projectRoot}/${MATRIX}`];
  return { executor, description, cache: true, inputs, outputs: [], dependsOn: [], options: { matrix: MATRIX } };
}
