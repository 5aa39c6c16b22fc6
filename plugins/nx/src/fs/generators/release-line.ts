import { type GeneratorCallback, readProjectConfiguration, type Tree } from '@nx/devkit';
import { posix } from 'node:path';
import { ReleaseLineError } from '../../release-line-error.ts';
import { hasProjectFile, RELEASE_LINE_FILE, type ReleaseLine } from '../../release-line.ts';
import { finish, writeNew } from './new-file.ts';

export interface ReleaseLineOptions {
  readonly project: string;
  /** Folder feed with the app's dependencies, relative to the workspace. */
  readonly source: string;
  /** Package, or folder with the one package to flatten, relative to the project. */
  readonly app?: string;
  readonly framework?: string;
  readonly rid?: string;
  /** Folder with the feed as it was last released, relative to the project. */
  readonly base?: string;
  readonly skipFormat?: boolean;
}

/**
 * Writes the `nuspine.json` of a project, unless it has one, and registers the plugin. Throws `NX_LINE_APP_MISSING` rather
 * than write a line that the plugin refuses.
 */
export async function releaseLine(tree: Tree, options: ReleaseLineOptions): Promise<GeneratorCallback> {
  const { root } = readProjectConfiguration(tree, options.project);
  const file = posix.join(root, RELEASE_LINE_FILE);
  if (options.app === undefined && !hasProjectFile(tree.children(root))) {
    throw new ReleaseLineError('NX_LINE_APP_MISSING', `no file in ${root} makes a package: name one with --app`);
  }
  const toWorkspace = posix.relative(posix.join('/', root), '/');
  const document = {
    $schema: posix.join(toWorkspace, 'node_modules/@nuspine/nx/schema/nuspine.schema.json'),
    ...lineOf(options, posix.join(toWorkspace, options.source)),
  };
  writeNew(tree, file, `${JSON.stringify(document, undefined, 2)}\n`);
  return finish(tree, options);
}

function lineOf({ app, framework, rid, base }: ReleaseLineOptions, source: string): ReleaseLine {
  return {
    flatten: {
      sources: [source],
      ...(app === undefined ? {} : { app }),
      ...(framework === undefined ? {} : { framework }),
      ...(rid === undefined ? {} : { rid }),
    },
    releases: { base: base ?? 'releases' },
  };
}
