import { type Command, defineCommand } from '../command.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit-code.ts';
import { argument, checkedOption, option, repeatedOption } from '../param.ts';

interface Args {
  readonly id: string;
  readonly version: string;
  readonly sources: readonly string[];
  readonly framework?: string;
  readonly seconds?: string;
}

export const gateVerifyPublished: Command = defineCommand<Args>({
  name: 'gate verify-published',
  summary: 'Wait until a package that was published can be restored',
  description:
    'Asks the feed until the version is on its index and dotnet restores it from there with an empty cache. Waits between attempts grow to a minute. Exits with 1 when time is up, and says what the last attempt found.',
  schema: 'spine/schema/published-report.schema.json',
  params: {
    id: argument('<id>', 'id of the package'),
    version: argument('<version>', 'version that was published'),
    sources: repeatedOption(
      '--source <feed>',
      'folder or address of the V3 feed it was published to; those behind the first have what it depends on',
    ),
    framework: option('--framework <tfm>', 'target framework of the project that restores it; net10.0 by default'),
    seconds: checkedOption('--seconds <count>', 'how long to wait; 900 by default', readSeconds),
  },
  examples: [
    {
      text: 'Behind a push',
      command: 'nuspine gate verify-published Acme.App 1.2.0 --source https://feed.example.com/v3/index.json',
    },
  ],
  run: async ({ id, version, sources: [source, ...others], framework, seconds }, io) => {
    if (source === undefined) throw new CliError('CLI_USAGE', '--source <feed> is missing');
    const { verifyPublished } = await import('@nuspine/spine/fs');
    const report = await verifyPublished({
      id,
      version,
      sources: [source, ...others],
      framework: framework ?? 'net10.0',
      seconds: seconds === undefined ? DEFAULT_SECONDS : readSeconds(seconds),
      environment: io.env,
    });
    io.print(report, () => {
      const attempts = `${String(report.attempts)} attempts in ${report.seconds.toFixed(1)} s`;
      const what = report.reason ?? 'it is on the index and restores';
      return `${report.ok ? 'ok' : 'not ok'}: ${report.id} ${report.version}: ${what} (${attempts})\n`;
    });
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});

const DEFAULT_SECONDS = 900;

function readSeconds(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new CliError('CLI_USAGE', 'a time to wait is a whole number of seconds', { found: text });
}
