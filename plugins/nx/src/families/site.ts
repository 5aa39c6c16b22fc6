import type { TargetInput } from '../code-input.ts';
import { optional, type Property, required, text } from '../json-schema.ts';
import type { FamilyTarget, MarkedPlace, TargetFamily } from '../target-family.ts';

const PACKAGES: readonly string[] = [
  '@nuspine/site',
  '@nuspine/channels',
  '@nuspine/compat-matrix',
  '@nuspine/delta',
  '@nuspine/manifest',
  '@nuspine/nupkg-core',
  '@nuspine/primitives',
];
/** Upgrades may not be made before the day on which a version is released. */
const DAY: TargetInput = { runtime: 'node -p "new Date().toISOString().slice(0, 10)"' };
const MATRIX = 'versions.toml';
const STORE = 'build-info';
const RELEASES_FOLDER = 'dist/releases';

/** No file marks a site: what other files mark is what it shows. */
export const siteFamily: TargetFamily = {
  markers: [],
  packages: PACKAGES,
  executors: {
    site: {
      description: 'Make pages of releases, channels, compatibility and the offline layout.',
      properties: {
        outputPath: required(text('Folder for the pages, relative to the project.')),
        title: optional(text('What stands above every page.')),
        feeds: paths('Release folders to show. Those that are not there are passed over, and so with the others.'),
        stores: paths('Folders with build-info to show.'),
        matrices: paths('Compatibility matrices to show.'),
        layouts: paths('Roots of offline layouts to show.'),
      },
    },
  },
  targets: () => ({}),
};

function paths(description: string): Property {
  return optional({ type: 'array', items: { type: 'string' }, description });
}

/**
 * The target of a project that has something to show. Several families bring it, and Nx keeps one: so what lies in the project's
 * folder decides, and all of them say the same. A disk is looked at anew, so an offline layout is shown without a cache.
 */
export function siteTarget(place: MarkedPlace): Readonly<Record<string, FamilyTarget>> {
  const names = place.siblings();
  const hasFeed = names.some((name) => name === 'nuspine.json' || /\.(?:(?:cs|fs|vb)proj|nuspec)$/i.test(name));
  const [hasStore, hasMatrix] = [names.includes(STORE), names.includes(MATRIX)];
  const hasLayout = names.includes('nuspine.offline.json');
  if (!hasFeed && !hasStore && !hasMatrix && !hasLayout) return {};
  return {
    site: {
      executor: 'site',
      description: 'Make pages of what the project releases',
      packages: PACKAGES,
      cache: !hasLayout,
      dependsOn: hasFeed ? ['releases'] : [],
      inputs: [
        ...(hasFeed ? [{ dependentTasksOutputFiles: '**/*' }] : []),
        ...(hasStore ? [`{projectRoot}/${STORE}/**/*`] : []),
        ...(hasMatrix ? [`{projectRoot}/${MATRIX}`, DAY] : []),
      ],
      outputs: ['{projectRoot}/{options.outputPath}'],
      options: {
        outputPath: 'dist/site',
        ...(hasFeed ? { feeds: [RELEASES_FOLDER] } : {}),
        ...(hasStore ? { stores: ['.'] } : {}),
        ...(hasMatrix ? { matrices: [MATRIX] } : {}),
        ...(hasLayout ? { layouts: ['.'] } : {}),
      },
    },
  };
}
