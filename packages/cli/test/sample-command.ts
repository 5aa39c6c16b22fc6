import { type Command, defineCommand, EXIT, type ExitCode } from '../src/index.ts';
import {
  argument,
  choiceOption,
  option,
  repeatedArgument,
  repeatedOption,
  requiredOption,
  switchOption,
} from '../src/param.ts';

export interface SampleArgs {
  readonly base: string;
  readonly deltas: readonly string[];
  readonly out: string;
  readonly source: readonly string[];
  readonly engine?: 'fast' | 'small';
  readonly note?: string;
  readonly deep: boolean;
}

/** A command with one parameter of every kind, which hands its arguments to `act`. */
export function sampleCommand(act: (args: SampleArgs) => ExitCode = () => EXIT.ok): Command {
  return defineCommand<SampleArgs>({
    name: 'delta try',
    summary: 'Try the parameters',
    description: 'Prints what it was given.',
    params: {
      base: argument('<base.nupkg>', 'package to start from'),
      deltas: repeatedArgument('<delta...>', 'deltas in order'),
      out: requiredOption('--out <file>', 'file to write'),
      source: repeatedOption('--source <feed>', 'folder feed'),
      engine: choiceOption('--engine <name>', ['fast', 'small'], 'what to use'),
      note: option('--note <text>', 'a remark'),
      deep: switchOption('--deep', 'look into everything'),
    },
    schema: 'cli/schema/completion.schema.json',
    examples: [{ text: 'The plain case', command: 'nuspine delta try a.nupkg b.nupkg --out c.nupkg' }],
    run: async (args, io) => {
      const exitCode = act(args);
      io.print(args, () => `${Object.keys(args).join(' ')}\n`);
      return exitCode;
    },
  });
}
