import { optional, required, text } from '../json-schema.ts';
import { siteTarget } from './site.ts';
import type { FamilyTarget, TargetFamily } from '../target-family.ts';

const PACKAGES = ['@nuspine/channels', '@nuspine/nupkg-core', '@nuspine/primitives'];

const channel = {
  channel: required(text('Channel, as contoso/app/release/2.1.')),
  store: optional(
    text(
      'Folder (relative to the project), address, git:<repository>[#branch] or put:<address>. Default: the project.',
    ),
  ),
};

/** `build-info/…/channel.json`: a store of channels in the repository. */
export const channelsFamily: TargetFamily = {
  markers: ['build-info/**/channel.json'],
  packages: PACKAGES,
  executors: {
    'channel-verify': {
      description: 'Check the log of every channel of a store, and what is written beside it.',
      properties: {
        store: required(text('Folder with build-info, relative to the project.')),
      },
    },
    // Nothing says which project publishes to which channel: the generators of these names write it into the project.
    'channel-publish': {
      description: 'Publish a build to a channel.',
      properties: {
        ...channel,
        build: required(text('File that describes the build, relative to the project.')),
        pointer: optional(text('Pointer to move. Default: Latest.')),
      },
    },
    'channel-promote': {
      description: 'Move a pointer of a channel forward past its gates.',
      properties: {
        ...channel,
        to: required(text('Pointer to move, as LKG or Release.')),
        build: optional(text('Build to promote. Default: what the pointer before names.')),
        gates: optional({
          type: 'object',
          additionalProperties: { type: 'string' },
          description: 'Commands by the name of their gate. NUSPINE_BUILD is the build, exit code 0 passes.',
        }),
        evidence: optional({
          type: 'array',
          items: { type: 'string' },
          description: 'Files with recorded results of gates, relative to the project.',
        }),
      },
    },
  },
  targets: (place) => ({
    'channel-verify': {
      executor: 'channel-verify',
      description: 'Check the log of every channel, and what is written beside it',
      cache: true,
      inputs: ['{projectRoot}/build-info/**/*'],
      outputs: [],
      dependsOn: [],
      options: { store: '.' },
    },
    ...siteTarget(place),
  }),
};

const follower = {
  root: required(text('Folder with subscriptions.toml, relative to the project.')),
  store: optional(text('Folder (relative to the project), address, or git:<repository>[#branch]. Default: root.')),
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
