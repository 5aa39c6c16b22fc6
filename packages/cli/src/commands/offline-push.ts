import { transferReportText } from '../bundle-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { AUTH_HOST_PARAM } from '../offline-params.ts';
import { argument, option } from '../param.ts';

interface Args {
  readonly bundle: string;
  readonly reference: string;
  readonly tag?: string;
  readonly authHost: readonly string[];
}

export const offlinePush: Command = defineCommand<Args>({
  name: 'offline push',
  summary: 'Send a bundle in an image layout to a registry',
  description:
    'Blobs that the registry has are not sent, large ones in pieces that go on after a cut, the manifest last. The login is NUSPINE_REGISTRY_USERNAME and NUSPINE_REGISTRY_PASSWORD, or what docker login or podman login wrote, credential helpers included; no other host is told it. With OFFLINE=1 nothing is sent.',
  schema: 'manifest/schema/transfer-report.schema.json',
  params: {
    bundle: argument('<bundle>', 'folder of an image layout, as export --form oci writes it'),
    reference: argument('<reference>', 'host/repository:tag'),
    tag: option('--tag <name>', 'which bundle of an image layout that holds several'),
    authHost: AUTH_HOST_PARAM,
  },
  examples: [
    {
      text: 'To the registry of a site',
      command: 'nuspine offline push offline/feeds/site registry.example.test/team/feed:v1',
    },
  ],
  run: async ({ bundle, reference, tag, authHost }, io) => {
    const { pushBundle } = await import('@nuspine/manifest/fs');
    const report = await pushBundle(bundle, reference, {
      environment: io.env,
      authHosts: authHost,
      ...(tag === undefined ? {} : { tag }),
      onProgress: io.progress,
    });
    io.print(report, () => transferReportText(report, 'sent'));
    return EXIT.ok;
  },
});
