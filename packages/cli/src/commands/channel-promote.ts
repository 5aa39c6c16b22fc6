import { CHANGE_PARAMS, CHANNEL_PARAMS, type ChangeArgs, openForChange } from '../channel-params.ts';
import { changeText } from '../channel-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit-code.ts';
import { option, repeatedOption, requiredOption } from '../param.ts';
import { PROVENANCE_PARAMS, type ProvenanceKeyArgs, provenanceOf } from '../provenance-params.ts';

interface Args extends ChangeArgs, ProvenanceKeyArgs {
  readonly to: string;
  readonly build?: string;
  readonly evidence: readonly string[];
  readonly gate: readonly string[];
}

export const channelPromote: Command = defineCommand<Args>({
  name: 'channel promote',
  summary: 'Move a pointer forward past its gates',
  description:
    'LKG needs passing evidence, Release takes one build for each version, and nuspine channel policy says what else a pointer needs. What the gates found is recorded in the log.',
  schema: 'channels/schema/change-report.schema.json',
  params: {
    channel: CHANNEL_PARAMS.channel,
    to: requiredOption('--to <pointer>', 'pointer to move, as LKG or Release'),
    build: option('--build <id>', 'build to promote; what the pointer before names by default'),
    evidence: repeatedOption('--evidence <file>', 'recorded results of gates, in JSON'),
    gate: repeatedOption('--gate <name=command>', 'gate to run now; NUSPINE_BUILD is the build, exit code 0 passes'),
    provenanceKey: PROVENANCE_PARAMS.provenanceKey,
    ...CHANGE_PARAMS,
  },
  examples: [
    {
      text: 'Make the latest build the last known good one, if the tests pass',
      command: 'nuspine channel promote contoso/app/main --to LKG --gate tests=./test.sh',
    },
    {
      text: 'Release what is known to be good',
      command: 'nuspine channel promote contoso/app/main --to Release --evidence results.json',
    },
  ],
  run: async ({ to, build, evidence, gate, provenanceKey, ...args }, io) => {
    const { findPromotedBuild, promoteBuild, readEvidenceFiles, runGate } = await import('@nuspine/channels/fs');
    const gates = gate.map(readGate);
    const context = await openForChange(args, io);
    const wish = { pointer: to, ...(build === undefined ? {} : { build }) };
    const promoted = await findPromotedBuild(context, wish);
    const { store, channel, now } = context;
    const stated = await provenanceOf(store, { channel, build: promoted, now }, provenanceKey);
    const results = [...(await readEvidenceFiles(evidence)), ...stated];
    for (const one of gates) {
      io.progress({ phase: 'gate', done: results.length, total: gates.length + evidence.length, item: one.gate });
      results.push(await runGate(one, promoted, { now: context.now }));
    }
    // The gates looked at this build: another one that became the latest meanwhile is not promoted instead.
    const report = await promoteBuild(context, { pointer: to, build: promoted, evidence: results });
    io.print(report, () => changeText(report));
    return EXIT.ok;
  },
});

function readGate(text: string): { readonly gate: string; readonly command: string } {
  const [, gate, command] = /^([^=\s]+)=(.+)$/.exec(text) ?? [];
  if (gate !== undefined && command !== undefined) return { gate, command };
  throw new CliError('CLI_USAGE', `a gate is written as name=command, not ${text}`, { found: text });
}
