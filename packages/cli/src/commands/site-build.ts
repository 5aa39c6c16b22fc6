import process from 'node:process';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { packageVersion } from '../fs/package-version.ts';
import { dayOf, NOW_PARAM } from '../now-param.ts';
import { option, optionalArgument, repeatedOption, requiredOption, switchOption } from '../param.ts';
import { siteReportText } from '../site-text.ts';

interface Args {
  readonly folder?: string;
  readonly out: string;
  readonly feeds: readonly string[];
  readonly stores: readonly string[];
  readonly matrices: readonly string[];
  readonly layouts: readonly string[];
  readonly title?: string;
  readonly now?: string;
  readonly noCache: boolean;
}

export const siteBuild: Command = defineCommand<Args>({
  name: 'site build',
  summary: 'Make pages of the releases, channels, compatibility and offline layout of a repository',
  description:
    'The pages need no server and no network: open index.html. Everything that lies below the folder is shown, or only what is named. What is wrong with it stands on the pages, and is no reason not to make them. A folder that is no site is not overwritten.',
  schema: 'site/schema/site-report.schema.json',
  params: {
    folder: optionalArgument('[folder]', 'what the site is about; the working folder by default'),
    out: requiredOption('--out <dir>', 'folder for the site'),
    feeds: repeatedOption('--feed <dir|RELEASES>', 'a release folder to show'),
    stores: repeatedOption('--channels <dir>', 'a folder with build-info to show'),
    matrices: repeatedOption('--matrix <file>', 'a compatibility matrix to show'),
    layouts: repeatedOption('--layout <dir>', 'the root of an offline layout to show'),
    title: option('--title <text>', 'what stands above every page; Release report by default'),
    now: NOW_PARAM,
    noCache: switchOption('--no-cache', 'read every byte of an offline layout, whatever earlier runs found'),
  },
  examples: [
    { text: 'All that this repository has', command: 'nuspine site build --out site' },
    {
      text: 'One feed and one matrix',
      command: 'nuspine site build --feed Releases --matrix versions.toml --title MyApp --out site',
    },
  ],
  run: async ({ folder = '.', out, title, now, noCache, ...places }, io) => {
    const { buildSite } = await import('@nuspine/site/fs');
    const { layoutCacheFile, NO_LAYOUT_CACHE, openLayoutCache } = await import('@nuspine/manifest/fs/verify');
    const report = await buildSite({
      root: folder,
      out,
      places,
      now: dayOf(now, io.env),
      ...(title === undefined ? {} : { title }),
      onProgress: io.progress,
      layoutCache: (root) => {
        const file = layoutCacheFile(root, { environment: io.env, platform: process.platform, now: Date.now });
        if (file === undefined || noCache) return NO_LAYOUT_CACHE;
        return openLayoutCache(file, { now: Date.now, version: packageVersion() });
      },
    });
    io.print(report, () => siteReportText(report));
    return EXIT.ok;
  },
});
