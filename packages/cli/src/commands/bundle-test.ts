import { testText } from '../release-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { matrixFile, MATRIX_PARAMS } from '../matrix-params.ts';
import { dayOf, NOW_PARAM } from '../now-param.ts';
import { argument, option, repeatedOption, switchOption } from '../param.ts';
import { feedsOf } from './bundle-create.ts';

interface Args {
  readonly id: string;
  readonly feed: readonly string[];
  readonly registry?: string;
  readonly now?: string;
  readonly run?: string;
  readonly dryRun: boolean;
  readonly version?: string;
  readonly matrix?: string;
}

export const bundleTest: Command = defineCommand<Args>({
  name: 'bundle test',
  summary: 'Install exactly the set of a bundle, try it, and record the result',
  description:
    'Runs the command of [release] against an installation where nothing else is, and again after an upgrade from each older bundle of the registry that is supported. The result, its day and the digests are added to versions.toml.',
  schema: 'compat-matrix/schema/test-bundle-report.schema.json',
  params: {
    id: argument('<bundle>', 'the id of a bundle in the matrix'),
    feed: repeatedOption('--feed <folder>', 'a folder with packages; local-nugets by default'),
    registry: option('--registry <folder>', 'what is published; upgrades are tried from there'),
    now: NOW_PARAM,
    run: option('--run <text>', 'where the run can be looked up, such as the address of a build'),
    dryRun: switchOption('--dry-run', 'leave versions.toml as it is'),
    version: option('--version-of-bundle <version>', 'the version of the release, where the id ends in none'),
    matrix: MATRIX_PARAMS.matrix,
  },
  examples: [
    { text: 'Before a release', command: 'nuspine bundle test stable-3.2 --feed packages --registry registry' },
  ],
  run: async ({ id, feed, registry, now, run, dryRun, version, ...args }, io) => {
    const { testBundle } = await import('@nuspine/compat-matrix/fs');
    const report = await testBundle({
      ...{ matrix: matrixFile(args), id, feeds: feedsOf(feed), now: dayOf(now, io.env), record: !dryRun },
      environment: io.env,
      ...(registry === undefined ? {} : { registry }),
      ...(run === undefined ? {} : { run }),
      ...(version === undefined ? {} : { version }),
    });
    io.print(report, () => testText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
