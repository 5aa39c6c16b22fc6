import { optional, required, text } from '../json-schema.ts';
import type { TargetFamily } from '../target-family.ts';

/** `spine.toml`: the artifacts that share one version. */
export const spineFamily: TargetFamily = {
  markers: ['spine.toml'],
  packages: ['@nuspine/spine', '@nuspine/nupkg-core', '@nuspine/primitives'],
  executors: {
    'spine-check': {
      description: 'Find every artifact whose version differs from the one they share.',
      properties: {
        spine: required(text('spine.toml, relative to the project.')),
        published: optional({
          type: 'boolean',
          description: 'Asks the registries of images too, as after a release.',
        }),
      },
    },
  },
  targets: () => ({
    'spine-check': {
      executor: 'spine-check',
      description: 'Find every artifact whose version differs from the one they share',
      // What is checked may lie anywhere, and is read faster than hashed.
      cache: false,
      inputs: [],
      outputs: [],
      dependsOn: [],
      options: { spine: 'spine.toml' },
      syncGenerators: ['sync-version'],
    },
  }),
};
