import type { TargetInput } from './code-input.ts';
import { workspacePath } from './workspace-path.ts';

/** Where a feed lies: all paths relative to the workspace, `/` between their parts. */
export interface FeedPlace {
  readonly projectRoot: string;
  readonly pluginFolder: string;
}

/**
 * The inputs that make a target run again when a folder feed, or one package, changes. `path` is relative to the
 * project. Feeds are often left out of git, so they are hashed from the disk rather than from the list of tracked
 * files. Nx refuses to hash files outside its workspace, so for those it is given a command that prints their digest.
 */
export function feedInputs({ projectRoot, pluginFolder }: FeedPlace, path: string): readonly TargetInput[] {
  const place = workspacePath(projectRoot, path);
  if (place.startsWith('..')) return [{ runtime: `node ${pluginFolder}/dist/fs/print-feed-digest.js "${place}"` }];
  const root = ['{workspaceRoot}', place].filter((part) => part !== '').join('/');
  if (place.toLowerCase().endsWith('.nupkg')) return [onDisk(root)];
  return ['**/*.nupkg', '**/*.nuspine', 'RELEASES', 'releases.*.json'].map((name) => onDisk(`${root}/${name}`));
}

function onDisk(fileset: string): TargetInput {
  return { fileset, includeIgnored: true };
}
