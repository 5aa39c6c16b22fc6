import { nowOf } from '../channel-params.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { GATE_PARAMS, type GateArgs } from '../gate-params.ts';
import { gateText } from '../gate-text.ts';
import { optionalArguments, switchOption } from '../param.ts';

interface Args extends GateArgs {
  readonly jobs: readonly string[];
  readonly needed: boolean;
  readonly only: boolean;
}

export const gateRun: Command = defineCommand<Args>({
  name: 'gate run',
  summary: 'Prove that every way to get the product still works, and keep the evidence',
  description:
    'Jobs of gate.toml run side by side: programs are run, servers are asked, packages are restored by a consumer with an empty cache, what is packed is compared with the projects, images with what they should be. What came of each is kept with the digest of what it ran on. Exits with 1 unless every job has passed on what is there now, whether in this run or before.',
  schema: 'spine/schema/gate-report.schema.json',
  params: {
    jobs: optionalArguments('[job...]', 'jobs to run; all by default'),
    needed: switchOption('--needed', 'leave out jobs that have passed on what is there now'),
    only: switchOption('--only', 'judge these jobs alone: the others run elsewhere'),
    ...GATE_PARAMS,
  },
  examples: [
    { text: 'Before a release', command: 'nuspine gate run' },
    { text: 'One job, on a machine of its own', command: 'nuspine gate run consumer --only --json' },
  ],
  run: async ({ gate, jobs, needed, only, now }, io) => {
    const { runGate } = await import('@nuspine/spine/fs');
    const report = await runGate(gate ?? 'gate.toml', {
      jobs,
      which: needed ? 'needed' : 'all',
      judge: only ? 'chosen' : 'all',
      now: nowOf(now === undefined ? {} : { now }, io),
      environment: io.env,
      onJob: (done, total, item) => {
        io.progress({ phase: 'prove', done, total, item });
      },
    });
    io.print(report, () => gateText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
