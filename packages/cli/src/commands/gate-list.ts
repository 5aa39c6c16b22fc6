import { nowOf } from '../channel-params.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { GATE_PARAMS, type GateArgs } from '../gate-params.ts';
import { gateText } from '../gate-text.ts';

export const gateList: Command = defineCommand<GateArgs>({
  name: 'gate list',
  summary: 'Say what the kept evidence still proves, without running a job',
  description:
    'Evidence counts if the job has passed, on the files that are there now, not too long ago. Exits with 1 unless that is so for every job: a gate whose jobs did not run is closed.',
  schema: 'spine/schema/gate-report.schema.json',
  params: GATE_PARAMS,
  examples: [{ text: 'After jobs that ran on several machines', command: 'nuspine gate list' }],
  run: async ({ gate, now }, io) => {
    const { listGate } = await import('@nuspine/spine/fs');
    const report = await listGate(gate ?? 'gate.toml', { now: nowOf(now === undefined ? {} : { now }, io) });
    io.print(report, () => gateText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
