import { codedSystemError } from '@nuspine/primitives';
import { CommanderError } from 'commander';
import type { Command } from './command.ts';
import { commandIo, type OutputOptions, type ProgressView } from './command-io.ts';
import { suggest } from './completion.ts';
import { CliError } from './errors.ts';
import { errorDocument, errorText } from './error-text.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { HIDDEN_PROGRESS, progressBar } from './progress-bar.ts';
import { type CliProgram, type Invocation, parseInvocation } from './program.ts';

/** The word the completion scripts call with the words typed so far. Not a verb: people never write it. */
export const COMPLETE_WORD = '__complete';

/** Runs one command line and returns how it ended. Never throws: what goes wrong is told on `io.stderr`. */
export async function runCli(argv: readonly string[], io: Io, program: CliProgram): Promise<ExitCode> {
  if (argv[0] === COMPLETE_WORD) return printSuggestions(argv.slice(1), io, program.commands);
  try {
    const invocation = parseInvocation(argv, program, io);
    return invocation === undefined ? EXIT.ok : await runInvocation(invocation, io);
  } catch (error) {
    return answerParserError(error, argv, io);
  }
}

async function runInvocation({ command, texts, output }: Invocation, io: Io): Promise<ExitCode> {
  const progress = await progressView(output, io);
  try {
    return await command.run(texts, commandIo(io, output, progress)).finally(progress.close);
  } catch (error) {
    return tell(error, output, io);
  }
}

async function progressView(output: OutputOptions, io: Io): Promise<ProgressView> {
  return !output.quiet && io.stderr.isTTY === true ? progressBar(io.stderr) : HIDDEN_PROGRESS;
}

/** Help and version end commander's parse with an error of exit code 0; help asked for by mistake is a usage error. */
function answerParserError(error: unknown, argv: readonly string[], io: Io): ExitCode {
  const output = { json: argv.includes('--json'), quiet: false, verbose: argv.includes('--verbose') };
  if (!(error instanceof CommanderError)) return tell(error, output, io);
  if (error.exitCode === 0) return EXIT.ok;
  if (error.code === 'commander.help') return EXIT.usage;
  return tell(new CliError('CLI_USAGE', usageMessage(error.message)), output, io);
}

function tell(error: unknown, output: OutputOptions, io: Io): ExitCode {
  const told = codedSystemError(error);
  const document = errorDocument(told);
  if (output.json) io.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
  io.stderr.write(errorText(told));
  const isTraced = output.verbose || (io.env['NUSPINE_DEBUG'] ?? '') !== '';
  if (isTraced && error instanceof Error) io.stderr.write(`${error.stack ?? ''}\n`);
  return document.error.exitCode;
}

/** `place` counts the words before the one being typed. */
function printSuggestions([place = '0', ...words]: readonly string[], io: Io, commands: readonly Command[]): ExitCode {
  for (const { word, summary } of suggest(words, Number(place), commands)) io.stdout.write(`${word}\t${summary}\n`);
  return EXIT.ok;
}

/** Commander's sentence in the form of our messages: one line, no full stop. */
function usageMessage(text: string): string {
  return text
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replace(/\.$/, '');
}
