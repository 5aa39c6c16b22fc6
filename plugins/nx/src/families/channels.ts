import Type from 'typebox';
import type { FamilyTarget, TargetFamily } from '../target-family.ts';

const PACKAGES = ['@nuspine/channels', '@nuspine/nupkg-core', '@nuspine/primitives'];

/** `build-info/…/channel.json`: a store of channels in the repository. */
export const channelsFamily: TargetFamily = {
  markers: ['build-info/**/channel.json'],
  packages: PACKAGES,
  executors: {
    'channel-verify': {
      description: 'Check the log of every channel of a store, and what is written beside it.',
      properties: {
        store: Type.String({ minLength: 1, description: 'Folder with build-info, relative to the project.' }),
      },
    },
  },
  targets: () => ({
    'channel-verify': {
      executor: 'channel-verify',
      description: 'Check the log of every channel, and what is written beside it',
      cache: true,
      inputs: ['{projectRoot}/build-info/**/*'],
      outputs: [],
      dependsOn: [],
      options: { store: '.' },
    },
  }),
};

const follower = {
  root: Type.String({ minLength: 1, description: 'Folder with subscriptions.toml, relative to the project.' }),
  store: Type.Optional(
    Type.String({
      description: 'Folder (relative to the project), address, or git:<repository>[#branch]. Default: root.',
    }),
  ),
};

/** `subscriptions.toml`: a repository whose dependencies follow channels. Those move by themselves, so nothing is cached. */
export const flowFamily: TargetFamily = {
  markers: ['subscriptions.toml'],
  packages: PACKAGES,
  executors: {
    'flow-plan': { description: 'Say what the dependencies of the repository would move to.', properties: follower },
    'flow-update': {
      description: 'Move the dependencies of the repository to what channels serve.',
      properties: follower,
    },
  },
  targets: () => ({
    'flow-plan': flowTarget('flow-plan', 'Say what the dependencies would move to'),
    'flow-update': flowTarget('flow-update', 'Move the dependencies to what the channels serve'),
  }),
};

function flowTarget(executor: string, description: string): FamilyTarget {
  return { executor, description, cache: false, inputs: [], outputs: [], dependsOn: [], options: { root: '.' } };
}
