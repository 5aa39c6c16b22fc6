import { importReportText } from '../bundle-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { ROOT_PARAM } from '../offline-params.ts';
import { argument, option, switchOption } from '../param.ts';

interface Args {
  readonly bundle: string;
  readonly root?: string;
  readonly tag?: string;
  readonly check: boolean;
}

export const offlineImport: Command = defineCommand<Args>({
  name: 'offline import',
  summary: 'Bring the offline layout to what a bundle holds',
  description:
    'Every byte is verified before the tree is touched: afterwards it is the new one, or still the old one. Bundles may come in any order and more than once; one whose base is not there is kept until it is, and exits with 1. An import that was cut off is completed by the next command.',
  schema: 'manifest/schema/import-report.schema.json',
  params: {
    bundle: argument('<bundle>', 'file, or folder of an image layout'),
    root: ROOT_PARAM,
    tag: option('--tag <name>', 'which bundle of an image layout that holds several'),
    check: switchOption('--check', 'verify the bundle, say what would be placed, and change nothing'),
  },
  examples: [
    { text: 'At a site without a network', command: 'nuspine offline import site-1.tar.zst' },
    { text: 'Whether a bundle is whole', command: 'nuspine offline import site-1.tar.zst --check' },
  ],
  run: async ({ bundle, root = '.', tag, check }, io) => {
    const { importBundle } = await import('@nuspine/manifest/fs');
    const report = await importBundle(root, bundle, {
      ...(tag === undefined ? {} : { tag }),
      checkOnly: check,
      onProgress: io.progress,
    });
    io.print(report, () => importReportText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
