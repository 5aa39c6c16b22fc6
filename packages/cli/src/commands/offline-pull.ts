import { transferReportText } from '../bundle-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { AUTH_HOST_PARAM, ROOT_PARAM } from '../offline-params.ts';
import { argument } from '../param.ts';

interface Args {
  readonly reference: string;
  readonly bundle: string;
  readonly root?: string;
  readonly authHost: readonly string[];
}

export const offlinePull: Command = defineCommand<Args>({
  name: 'offline pull',
  summary: 'Get a bundle from a registry into an image layout',
  description:
    'Every byte is verified, and what an earlier run received is not asked for again. Then import it: nothing of the layout is touched here but the manifest of bundles, if the bundle lies among them. With OFFLINE=1 nothing is asked.',
  schema: 'manifest/schema/transfer-report.schema.json',
  params: {
    reference: argument('<reference>', 'host/repository:tag, or host/repository@sha256:…'),
    bundle: argument('<bundle>', 'folder of the image layout to write'),
    root: ROOT_PARAM,
    authHost: AUTH_HOST_PARAM,
  },
  examples: [
    {
      text: 'From the registry of a site',
      command: 'nuspine offline pull registry.example.test/team/feed:v1 offline/feeds/site',
    },
  ],
  run: async ({ reference, bundle, root = '.', authHost }, io) => {
    const { pullBundle } = await import('@nuspine/manifest/fs');
    const report = await pullBundle(reference, bundle, {
      environment: io.env,
      root,
      authHosts: authHost,
      onProgress: io.progress,
    });
    io.print(report, () => transferReportText(report, 'received'));
    return EXIT.ok;
  },
});
