import { ROOT_PARAM, rootOf } from '../bundle-params.ts';
import { installText } from '../release-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';

export const bundleRollback: Command = defineCommand<{ readonly root?: string }>({
  name: 'bundle rollback',
  summary: 'Make what was installed before current again',
  schema: 'compat-matrix/schema/install-report.schema.json',
  params: { root: ROOT_PARAM },
  examples: [{ text: 'After an upgrade that disappoints', command: 'nuspine bundle rollback --root /opt/contoso' }],
  run: async ({ root }, io) => {
    const { rollBack } = await import('@nuspine/compat-matrix/fs');
    const report = await rollBack({ root: rootOf(root, io.env) });
    io.print(report, () => installText(report));
    return EXIT.ok;
  },
});
