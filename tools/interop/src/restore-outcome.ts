import { join } from 'node:path';
import { type CentralPackages, resolve, type Resolver } from '@nuspine/nupkg-core';
import { openFolderFeed } from '@nuspine/nupkg-core/fs';
import {
  packageIdKey,
  parseNuGetVersion,
  parseRuntimeIdentifier,
  parseTargetFramework,
  parseVersionRange,
  type VersionRange,
} from '@nuspine/primitives';
import { isQuestion, partsOf, type Question, textOf } from './answers/question.ts';
import type { GraphRequest, RestoreGraph } from './restore-graphs.ts';

/** What came of a restore: packages as "Id/version", and messages as "code level id". Both sorted. */
export interface RestoreOutcome {
  readonly packages: readonly string[];
  readonly messages: readonly string[];
}

/** The outcome that a `project.assets.json` of the real client tells of. */
export function outcomeOfAssets(assets: string, { rid }: Pick<RestoreGraph, 'rid'>): RestoreOutcome {
  const document = questionOf(JSON.parse(assets));
  const target = questionOf(questionOf(document['targets'])[rid === undefined ? 'net10.0' : `net10.0/${rid}`]);
  const messages = partsOf(document, 'logs').map(
    (log) => `${textOf(log, 'code')} ${textOf(log, 'level').toLowerCase()} ${textOf(log, 'libraryId')}`,
  );
  // With a runtime, what is wrong without it and with it is said twice.
  const distinct = rid === undefined ? messages : [...new Set(messages)];
  return { packages: Object.keys(target).toSorted(), messages: distinct.toSorted() };
}

/** The outcome that we foresee, from the same feeds. */
export async function outcomeOfOurs(
  { requests, central, rid, prune = [], mapping = [] }: RestoreGraph,
  home: string,
  resolver: Resolver,
): Promise<RestoreOutcome> {
  const dependencies = requests.map(({ id, range }) => ({
    id,
    range: parseVersionRange(range),
    include: undefined,
    exclude: undefined,
  }));
  const { packages, findings } = await resolve(
    { dependencyGroups: [{ framework: undefined, dependencies }] },
    {
      framework: parseTargetFramework('net10.0'),
      feeds: [
        { ...(await openFolderFeed(join(home, 'feed'))), name: 'feed' },
        { ...(await openFolderFeed(join(home, 'other'))), name: 'other' },
      ],
      sourceMapping: { patterns: mapping },
      resolver,
      files: 'checked',
      ...(rid === undefined ? {} : { rid: parseRuntimeIdentifier(rid) }),
      prune: new Map(prune.map(({ id, version }) => [packageIdKey(id), parseNuGetVersion(version)])),
      ...(central === undefined ? {} : { central: centralPackages([...requests, ...central]) }),
    },
  );
  return {
    packages: packages.map(({ id, version }) => `${id}/${version}`).toSorted(),
    messages: findings.map(({ code, level, id }) => `${code} ${level} ${id}`).toSorted(),
  };
}

function centralPackages(versions: readonly GraphRequest[]): CentralPackages {
  const ranges = versions.map(({ id, range }): [string, VersionRange] => [packageIdKey(id), parseVersionRange(range)]);
  return { versions: new Map(ranges), transitivePinning: true };
}

function questionOf(value: unknown): Question {
  if (!isQuestion(value)) throw new TypeError('not an object');
  return value;
}
