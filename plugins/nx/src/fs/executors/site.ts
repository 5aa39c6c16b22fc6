import { existsSync } from 'node:fs';
import { type ExecutorContext, logger, type PromiseExecutor } from '@nx/devkit';
import { buildSite, type SitePlaces } from '@nuspine/site/fs';
import { outcome } from '../outcome.ts';
import { projectPath } from '../project-path.ts';

/** Options of `@nuspine/nx:site`. Paths are relative to the project. */
export interface SiteExecutorOptions extends Partial<SitePlaces> {
  readonly outputPath: string;
  readonly title?: string;
}

/** Makes pages of what is there. What is wrong with it stands on the pages, and fails other targets. */
export const site: PromiseExecutor<SiteExecutorOptions> = ({ outputPath, title, ...places }, context) =>
  outcome(async () => {
    const { subjects } = await buildSite({
      root: projectPath(context, '.'),
      out: projectPath(context, outputPath),
      now: new Date().toISOString().slice(0, 10),
      places: placesThere(places, context),
      ...(title === undefined ? {} : { title }),
    });
    for (const { kind, place, problems } of subjects) logger.info(`${kind} ${place}: ${String(problems)} problems`);
    return true;
  });

function placesThere(places: Partial<SitePlaces>, context: ExecutorContext): SitePlaces {
  const there = (paths: readonly string[] = []): readonly string[] =>
    paths.map((path) => projectPath(context, path)).filter((path) => existsSync(path));
  const { feeds, stores, matrices, layouts } = places;
  return { feeds: there(feeds), stores: there(stores), matrices: there(matrices), layouts: there(layouts) };
}
