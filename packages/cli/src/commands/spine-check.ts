import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { AUTH_HOST_PARAM } from '../offline-params.ts';
import { switchOption } from '../param.ts';
import { SPINE_PARAMS, type SpineArgs } from '../spine-params.ts';
import { spineText } from '../spine-text.ts';

interface Args extends SpineArgs {
  readonly published: boolean;
  readonly authHost: readonly string[];
}

export const spineCheck: Command = defineCommand<Args>({
  name: 'spine check',
  summary: 'Find every artifact whose version differs from the one they share',
  description:
    'Which artifacts share the version of a package.json stands in spine.toml: npm manifests, MSBuild properties, nuspecs, built packages, image layouts, images in Compose files and Dockerfiles, and docs. Images in registries are asked with --published, as after a release; the login is NUSPINE_REGISTRY_USERNAME and NUSPINE_REGISTRY_PASSWORD, or what docker login or podman login wrote, credential helpers included. Exits with 1 when one differs.',
  schema: 'spine/schema/spine-report.schema.json',
  params: {
    ...SPINE_PARAMS,
    published: switchOption('--published', 'ask registries too whether they have this version'),
    authHost: AUTH_HOST_PARAM,
  },
  examples: [
    { text: 'Before a release', command: 'nuspine spine check' },
    { text: 'After it, when images are pushed', command: 'nuspine spine check --published' },
    { text: 'For a script', command: 'nuspine spine check --spine deploy/spine.toml --json' },
  ],
  run: async ({ spine, published, authHost }, io) => {
    const { checkSpine } = await import('@nuspine/spine/fs');
    const report = await checkSpine(
      spine ?? 'spine.toml',
      published ? { published: { environment: io.env, authHosts: authHost } } : {},
    );
    io.print(report, () => spineText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
