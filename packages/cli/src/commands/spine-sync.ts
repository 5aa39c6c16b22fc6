import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { SPINE_PARAMS, type SpineArgs } from '../spine-params.ts';
import { spineText } from '../spine-text.ts';

export const spineSync: Command = defineCommand<SpineArgs>({
  name: 'spine sync',
  summary: 'Write the shared version into every artifact that is text',
  description:
    'Only the version itself is replaced; layout, comments and line ends stay. Exits with 1 when something is left that cannot be written, such as a package that has to be built again.',
  schema: 'spine/schema/spine-report.schema.json',
  params: SPINE_PARAMS,
  examples: [{ text: 'After changesets has chosen the version', command: 'nuspine spine sync' }],
  run: async ({ spine }, io) => {
    const { syncSpine } = await import('@nuspine/spine/fs');
    const report = await syncSpine(spine ?? 'spine.toml');
    io.print(report, () => spineText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
