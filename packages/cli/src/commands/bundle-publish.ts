import { publishText } from '../release-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { dayOf, NOW_PARAM } from '../now-param.ts';
import { argument, option, requiredOption, switchOption } from '../param.ts';

interface Args {
  readonly archive: string;
  readonly registry: string;
  readonly now?: string;
  readonly allowUntested: boolean;
  readonly installer?: string;
}

export const bundlePublish: Command = defineCommand<Args>({
  name: 'bundle publish',
  summary: 'Put the archive of a bundle into a registry, with installers, a page and packages',
  description:
    'The registry is a folder that any web server can serve, and a feed for NuGet. A release that breaks the policy is refused: coordinated components take a new major version together, everything else goes up for itself.',
  schema: 'compat-matrix/schema/publish-bundle-report.schema.json',
  params: {
    archive: argument('<archive>', 'what bundle create made'),
    registry: requiredOption('--registry <folder>', 'the folder of the registry; made if it is not there'),
    now: NOW_PARAM,
    allowUntested: switchOption('--allow-untested', 'also publish what no run has tested'),
    installer: option('--installer <file>', 'another installer than the one of this version of nuspine'),
  },
  examples: [
    { text: 'After bundle create', command: 'nuspine bundle publish dist/stable-3.2.0.tar.gz --registry registry' },
  ],
  run: async ({ archive, registry, now, allowUntested, installer }, io) => {
    const { publishBundle } = await import('@nuspine/compat-matrix/fs');
    const report = await publishBundle({
      ...{ archive, registry, now: dayOf(now, io.env), allowUntested },
      ...(installer === undefined ? {} : { installer }),
    });
    io.print(report, () => publishText(report));
    return report.published ? EXIT.ok : EXIT.finding;
  },
});
