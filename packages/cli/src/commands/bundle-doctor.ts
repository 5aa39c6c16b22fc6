import { ROOT_PARAM, rootOf } from '../bundle-params.ts';
import { doctorText } from '../release-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';

export const bundleDoctor: Command = defineCommand<{ readonly root?: string }>({
  name: 'bundle doctor',
  summary: 'Compare every file of an installation with what was installed',
  schema: 'compat-matrix/schema/doctor-report.schema.json',
  params: { root: ROOT_PARAM },
  examples: [{ text: 'When something is strange', command: 'nuspine bundle doctor --root /opt/contoso' }],
  run: async ({ root }, io) => {
    const { doctor } = await import('@nuspine/compat-matrix/fs');
    const report = await doctor(rootOf(root, io.env));
    io.print(report, () => doctorText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
