import { ROOT_PARAM, rootOf } from '../bundle-params.ts';
import { listText } from '../release-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';

export const bundleList: Command = defineCommand<{ readonly root?: string }>({
  name: 'bundle list',
  summary: 'Say what is installed',
  schema: 'compat-matrix/schema/list-report.schema.json',
  params: { root: ROOT_PARAM },
  examples: [{ text: 'What is there', command: 'nuspine bundle list --root /opt/contoso' }],
  run: async ({ root }, io) => {
    const { listInstallation } = await import('@nuspine/compat-matrix/fs');
    const report = await listInstallation(rootOf(root, io.env));
    io.print(report, () => listText(report));
    return report.installation === undefined ? EXIT.finding : EXIT.ok;
  },
});
