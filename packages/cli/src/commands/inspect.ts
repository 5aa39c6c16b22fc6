import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { inspectionText } from '../inspection-text.ts';
import { argument, switchOption } from '../param.ts';

interface Args {
  readonly place: string;
  readonly deep: boolean;
}

export const inspect: Command = defineCommand<Args>({
  name: 'inspect',
  summary: 'Show what a package is and holds',
  description:
    'With --deep every entry is read and checked (name, CRC, limits); a package with anything wrong ends with 3 and its code, and one that lost the hash that NuGet wrote beside it with 1.',
  schema: 'nupkg-core/schema/package-inspection.schema.json',
  params: {
    place: argument('<package>', '.nupkg file, folder that one was unpacked to, or its http address'),
    deep: switchOption('--deep', 'read and check every entry'),
  },
  examples: [
    { text: 'What it is', command: 'nuspine inspect Serilog.4.0.0.nupkg' },
    { text: 'Whether it is sound', command: 'nuspine inspect Serilog.4.0.0.nupkg --deep --quiet' },
    { text: 'One that NuGet has unpacked', command: 'nuspine inspect ~/.nuget/packages/serilog/4.0.0' },
  ],
  run: async ({ place, deep }, io) => {
    const { inspectPackageAt } = await import('@nuspine/nupkg-core/fs');
    const inspection = await inspectPackageAt(place, { depth: deep ? 'content' : 'directory', environment: io.env });
    io.print(inspection, () => inspectionText(inspection));
    return inspection.recorded?.every(({ matches }) => matches) === false ? EXIT.finding : EXIT.ok;
  },
});
