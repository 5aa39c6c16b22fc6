import { ROOT_PARAM, rootOf } from '../bundle-params.ts';
import { installText } from '../release-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { optionalArguments } from '../param.ts';

interface Args {
  readonly components: readonly string[];
  readonly root?: string;
}

export const bundleUninstall: Command = defineCommand<Args>({
  name: 'bundle uninstall',
  summary: 'Remove components or extensions, or everything',
  description: 'What an extension needs is not removed while the extension is there.',
  schema: 'compat-matrix/schema/install-report.schema.json',
  params: {
    components: optionalArguments('[component...]', 'what to remove; everything when none is named'),
    root: ROOT_PARAM,
  },
  examples: [{ text: 'An extension', command: 'nuspine bundle uninstall redis --root /opt/contoso' }],
  run: async ({ components, root }, io) => {
    const { uninstall } = await import('@nuspine/compat-matrix/fs');
    const report = await uninstall(components, { root: rootOf(root, io.env) });
    io.print(report, () => installText(report));
    return report.installed ? EXIT.ok : EXIT.finding;
  },
});
