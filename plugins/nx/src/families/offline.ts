import { required, text } from '../json-schema.ts';
import { siteTarget } from './site.ts';
import type { FamilyTarget, TargetFamily } from '../target-family.ts';

const properties = {
  root: required(text('Folder of the layout, relative to the project.')),
};

/** `nuspine.offline.json`, or the layout where it lies by default: a repository that has what its build needs. The disk, and what machines add, is looked at anew. */
export const offlineFamily: TargetFamily = {
  markers: ['nuspine.offline.json', 'local-nugets/manifest.json'],
  packages: ['@nuspine/manifest', '@nuspine/delta', '@nuspine/nupkg-core', '@nuspine/primitives'],
  executors: {
    'offline-verify': { description: 'Compare every file of the offline layout with its manifests.', properties },
    'offline-check': { description: 'Find manifests of the offline layout that are not current.', properties },
    'offline-update': { description: 'Write the manifests of the offline layout as its files say them.', properties },
    'offline-restore': {
      description: 'Run a command with nothing but the offline layout, and see that it asks for no more.',
      properties: {
        ...properties,
        command: required({
          type: 'array',
          minItems: 1,
          items: { type: 'string' },
          description: 'Program and arguments.',
        }),
      },
    },
    'offline-export': {
      description: 'Write the offline layout into a bundle.',
      properties: {
        ...properties,
        bundle: required(text('File to write, relative to the project.')),
      },
    },
  },
  targets: (place) => ({
    'offline-verify': target('offline-verify', 'Compare every file of the offline layout with its manifests'),
    'offline-check': {
      ...target('offline-check', 'Find manifests of the offline layout that are not current'),
      syncGenerators: ['sync-manifests'],
    },
    'offline-update': target('offline-update', 'Write the manifests of the offline layout as its files say them'),
    'offline-restore': {
      ...target('offline-restore', 'Restore with nothing but the offline layout, and see that it asks for no more'),
      options: { root: '.', command: ['dotnet', 'restore', '--locked-mode'] },
    },
    'offline-export': {
      ...target('offline-export', 'Write the offline layout into a bundle'),
      dependsOn: ['offline-verify'],
      outputs: ['{projectRoot}/{options.bundle}'],
      options: { root: '.', bundle: 'dist/offline.tar.zst' },
    },
    ...siteTarget(place),
  }),
};

function target(executor: string, description: string): FamilyTarget {
  return { executor, description, cache: false, inputs: [], outputs: [], dependsOn: [], options: { root: '.' } };
}
