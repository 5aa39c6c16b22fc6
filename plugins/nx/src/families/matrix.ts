import { optional, required, text } from '../json-schema.ts';
import { siteTarget } from './site.ts';
import type { FamilyTarget, TargetFamily } from '../target-family.ts';

const MATRIX = 'versions.toml';
const FEED = required(text('Folder with the packages, relative to the project.'));
const REGISTRY = required(text('Folder of the registry, relative to the project.'));
const NOW = optional(text('The day, as 2026-09-01; today (UTC) by default.'));
const properties = { matrix: required(text('versions.toml, relative to the project.')) };

/** `versions.toml`: which versions of components work together. All it says stands in that one file. */
export const matrixFamily: TargetFamily = {
  markers: [MATRIX],
  packages: ['@nuspine/compat-matrix', '@nuspine/nupkg-core', '@nuspine/primitives'],
  executors: {
    'matrix-check': {
      description: 'Find what a compatibility matrix says wrongly, twice or not at all, and judge every bundle by it.',
      properties,
    },
    'bundle-test': {
      description: 'Install and try every bundle, and record the results in the matrix.',
      properties: { ...properties, feed: FEED, registry: REGISTRY, now: NOW },
    },
    'bundle-create': {
      description: 'Make the archive of every bundle that was tested.',
      properties: {
        ...properties,
        feed: FEED,
        outputPath: required(text('Folder for the archives. It is emptied first.')),
      },
    },
    'bundle-publish': {
      description: 'Publish archives of bundles to a registry.',
      properties: { archives: required(text('Folder with the archives.')), registry: REGISTRY, now: NOW },
    },
  },
  targets: (place) => ({
    'matrix-check': target(
      'matrix-check',
      'Find what the compatibility matrix says wrongly, and judge every bundle by it',
    ),
    ...(/^\[release\]/m.test(place.read()) ? releaseTargets() : {}),
    ...siteTarget(place),
  }),
};

function target(executor: string, description: string): FamilyTarget {
  const inputs = [`{projectRoot}/${MATRIX}`];
  return { executor, description, cache: true, inputs, outputs: [], dependsOn: [], options: { matrix: MATRIX } };
}

const [FEED_FOLDER, REGISTRY_FOLDER, ARCHIVES] = ['packages', 'registry', 'dist/bundles'];
const PACKAGES = `{projectRoot}/${FEED_FOLDER}/**/*.nupkg`;

/** The targets of a matrix that says how its bundles are released. */
function releaseTargets(): Readonly<Record<string, FamilyTarget>> {
  const [matrix, feed, registry, outputPath] = [MATRIX, FEED_FOLDER, REGISTRY_FOLDER, ARCHIVES];
  const inputs = [`{projectRoot}/${MATRIX}`, PACKAGES];
  return {
    'bundle-test': {
      ...target('bundle-test', 'Install and try every bundle, and record the results'),
      ...{ cache: false, inputs, dependsOn: ['matrix-check'], options: { matrix, feed, registry } },
    },
    'bundle-create': {
      ...target('bundle-create', 'Make the archive of every bundle that was tested'),
      ...{ inputs, outputs: ['{projectRoot}/{options.outputPath}'], options: { matrix, feed, outputPath } },
    },
    'bundle-publish': {
      ...target('bundle-publish', 'Publish the archives of bundles to a registry'),
      ...{ cache: false, dependsOn: ['bundle-create'], options: { archives: outputPath, registry } },
    },
  };
}
