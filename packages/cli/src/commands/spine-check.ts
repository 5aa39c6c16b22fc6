import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { SPINE_PARAMS, type SpineArgs } from '../spine-params.ts';
import { spineText } from '../spine-text.ts';

export const spineCheck: Command = defineCommand<SpineArgs>({
  name: 'spine check',
  summary: 'Find every artifact whose version differs from the one they share',
  description:
    'Which artifacts share the version of a package.json stands in spine.toml: npm manifests, MSBuild properties, nuspecs, built packages, image layouts, images in Compose files and Dockerfiles, and docs. Exits with 1 when one differs.',
  schema: 'spine/schema/spine-report.schema.json',
  params: SPINE_PARAMS,
  examples: [
    { text: 'Before a release', command: 'nuspine spine check' },
    { text: 'For a script', command: 'nuspine spine check --spine deploy/spine.toml --json' },
  ],
  run: async ({ spine }, io) => {
    const { checkSpine } = await import('@nuspine/spine/fs');
    const report = await checkSpine(spine ?? 'spine.toml');
    io.print(report, () => spineText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
