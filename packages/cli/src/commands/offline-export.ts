import { exportReportText } from '../bundle-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { BUNDLE_FORM_PARAM, ROOT_PARAM } from '../offline-params.ts';
import { argument, option } from '../param.ts';

interface Args {
  readonly bundle: string;
  readonly root?: string;
  readonly form?: 'tar' | 'oci';
  readonly base?: string;
  readonly tag?: string;
  readonly consumer?: string;
}

export const offlineExport: Command = defineCommand<Args>({
  name: 'offline export',
  summary: 'Write the offline layout into a bundle for a site without a network',
  description:
    'Packages, vendored binaries, manifests and an SBOM, as a tar in zstd or an OCI image layout. A bundle is complete or it is an error. With --base it carries what the other side lacks, as deltas where those are smaller. A bundle in the folder of bundles is listed in its manifest.',
  schema: 'manifest/schema/export-report.schema.json',
  params: {
    bundle: argument('<bundle>', 'file, or folder of an image layout, to write'),
    root: ROOT_PARAM,
    form: BUNDLE_FORM_PARAM,
    base: option('--base <bundle>', 'an earlier bundle, which the other side has'),
    tag: option('--tag <name>', 'name of the bundle in an image layout; latest by default'),
    consumer: option('--consumer <text>', 'who needs the bundle, for the manifest of bundles'),
  },
  examples: [
    { text: 'Everything', command: 'nuspine offline export site-1.tar.zst' },
    { text: 'What has changed since', command: 'nuspine offline export site-2.tar.zst --base site-1.tar.zst' },
    { text: 'For a registry', command: 'nuspine offline export offline/feeds/site --form oci --tag v1' },
  ],
  run: async ({ bundle, root = '.', form, base, tag, consumer }, io) => {
    const { exportBundle } = await import('@nuspine/manifest/fs');
    const report = await exportBundle(root, bundle, {
      ...(form === undefined ? {} : { form }),
      ...(base === undefined ? {} : { base }),
      ...(tag === undefined ? {} : { tag }),
      ...(consumer === undefined ? {} : { consumer }),
      onProgress: io.progress,
    });
    io.print(report, () => exportReportText(report));
    return EXIT.ok;
  },
});
