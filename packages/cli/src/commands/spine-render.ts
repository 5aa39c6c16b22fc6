import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { switchOption } from '../param.ts';
import { SPINE_PARAMS, type SpineArgs } from '../spine-params.ts';

interface Args extends SpineArgs {
  readonly check: boolean;
}

export const spineRender: Command = defineCommand<Args>({
  name: 'spine render',
  summary: 'Show in documents how people get this release, pinned',
  description:
    'The channels of spine.toml become a table between <!-- spine:channels --> and <!-- /spine:channels -->: what is published, how to pin exactly this release, and what to run to see it work. With --check nothing is written, and the answer is no when a document shows something else.',
  schema: 'spine/schema/channels-report.schema.json',
  params: {
    check: switchOption('--check', 'write nothing, and fail where a document is not current'),
    ...SPINE_PARAMS,
  },
  examples: [
    { text: 'Behind a new version', command: 'nuspine spine render' },
    { text: 'Fail when somebody forgot that', command: 'nuspine spine render --check' },
  ],
  run: async ({ spine, check }, io) => {
    const { renderSpine } = await import('@nuspine/spine/fs');
    const report = await renderSpine(spine ?? 'spine.toml', check ? 'check' : 'write');
    const { ok, version, channels, documents } = report;
    io.print(report, () => {
      const lines = documents.map(({ path, state }) => `${path}  ${STATES[state]}\n`).join('');
      return `${lines}${ok ? 'ok' : 'not ok'}: version ${version}, ${String(channels.length)} channels\n`;
    });
    return ok ? EXIT.ok : EXIT.finding;
  },
});

const STATES = {
  current: 'is current',
  written: 'written',
  differs: 'is not current: run nuspine spine render',
  unmarked: 'has no markers: put <!-- spine:channels --> and <!-- /spine:channels --> where the table belongs',
  missing: 'is not there: correct documents in spine.toml',
} as const;
