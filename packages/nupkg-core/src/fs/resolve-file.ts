import { appFramework, parseAppFramework } from '../flatten/app-framework.ts';
import type { Resolution } from '../resolve/resolution.ts';
import { resolve } from '../resolve/resolve.ts';
import type { FlattenOptions } from './flatten-file.ts';
import { openFolderFeed } from './folder-feed.ts';
import { withPackageFile } from './with-package-file.ts';

/**
 * Resolves the dependencies of a package file from folder feeds.
 * Throws what `resolve` throws, `FLATTEN_FRAMEWORK_UNCLEAR`, and `FEED_UNREADABLE` for a source that is no folder.
 */
export async function resolvePackageFile(
  options: Pick<FlattenOptions, 'app' | 'sources' | 'framework'>,
): Promise<Resolution> {
  const feeds = await Promise.all(options.sources.map(openFolderFeed));
  return withPackageFile(options.app, (app) => {
    const framework = options.framework === undefined ? appFramework(app) : parseAppFramework(options.framework);
    return resolve({ identity: app.identity, dependencyGroups: app.nuspec.dependencyGroups }, { framework, feeds });
  });
}
