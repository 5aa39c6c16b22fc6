import { createText } from '../release-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { matrixFile, MATRIX_PARAMS } from '../matrix-params.ts';
import { argument, option, repeatedOption, switchOption } from '../param.ts';

interface Args {
  readonly id: string;
  readonly feed: readonly string[];
  readonly out?: string;
  readonly version?: string;
  readonly allowUntested: boolean;
  readonly matrix?: string;
}

export const bundleCreate: Command = defineCommand<Args>({
  name: 'bundle create',
  summary: 'Make the archive of a bundle of versions.toml',
  description:
    'The archive holds the packages, the rules, and what is known of the set, and has the same bytes on every machine. A bundle that is incompatible is refused, and so is one that no run has tested with these very packages.',
  schema: 'compat-matrix/schema/create-bundle-report.schema.json',
  params: {
    id: argument('<bundle>', 'the id of a bundle in the matrix'),
    feed: repeatedOption('--feed <folder>', 'a folder with packages; local-nugets by default'),
    out: option('--out <folder>', 'folder for the archive; dist by default'),
    version: option('--version-of-bundle <version>', 'the version of the release, where the id ends in none'),
    allowUntested: switchOption('--allow-untested', 'also make a bundle that no run has tested'),
    matrix: MATRIX_PARAMS.matrix,
  },
  examples: [
    { text: 'After its test', command: 'nuspine bundle create stable-3.2 --feed packages' },
    { text: 'To look at it before', command: 'nuspine bundle create stable-3.2 --feed packages --allow-untested' },
  ],
  run: async ({ id, feed, out = 'dist', version, allowUntested, ...args }, io) => {
    const { createBundle } = await import('@nuspine/compat-matrix/fs');
    const report = await createBundle({
      ...{ matrix: matrixFile(args), id, feeds: feedsOf(feed), out, allowUntested },
      ...(version === undefined ? {} : { version }),
    });
    io.print(report, () => createText(report));
    return report.created ? EXIT.ok : EXIT.finding;
  },
});

/** The folders that are named, or the one that `offline` fills. */
export function feedsOf(feeds: readonly string[]): readonly string[] {
  return feeds.length === 0 ? ['local-nugets'] : feeds;
}
