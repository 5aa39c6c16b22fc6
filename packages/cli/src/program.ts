import { Argument, Command as CommanderCommand, Option } from 'commander';
import type { Command, Texts } from './command.ts';
import type { OutputOptions } from './command-io.ts';
import { EXIT_MEANINGS } from './exit-code.ts';
import type { Io } from './io.ts';
import { OUTPUT_OPTIONS } from './output-option.ts';
import { isOption, type Param } from './param.ts';

/** The commands there are, and what `--version` prints. */
export interface CliProgram {
  readonly commands: readonly Command[];
  readonly version: string;
}

/** What the command line asks for. */
export interface Invocation {
  readonly command: Command;
  readonly texts: Texts;
  readonly output: OutputOptions;
}

/** Groups of commands that share their first words. */
export const GROUPS: Readonly<Record<string, string>> = {
  delta: 'Make and apply updates between two releases of a package',
  feed: 'Look into a release folder and check it',
  offline: 'Keep what a build needs in the repository, and prove that it is what it was',
  spine: 'Keep one version in every artifact of a release',
  gate: 'Prove that every way to get the product still works',
  matrix: 'Ask which versions of components work together, and why',
  bundle: 'Make bundles of versions that work together, and install them',
  site: 'Show what a repository releases on pages that need no server',
  flow: 'Move the dependencies of a repository to what the channels serve',
  channel: 'Publish builds to named channels, promote them and roll them back',
  'channel keys': 'Make, rotate and revoke the keys that sign channels',
};

/**
 * Reads the command line. Returns nothing when it was answered on the spot (`--help`, `--version`); throws commander's
 * error, with its message, when it is wrong.
 */
export function parseInvocation(argv: readonly string[], cli: CliProgram, io: Io): Invocation | undefined {
  let invocation: Invocation | undefined;
  const program = buildProgram(cli.version, partsToBuild(argv, cli), io, (found) => (invocation = found));
  program.parse(argv, { from: 'user' });
  return invocation;
}

/**
 * Building all of them takes longer than some commands: what is named is built alone, and else what the help and the
 * suggestions of its level show, where a group is its name.
 */
function partsToBuild(argv: readonly string[], { commands }: CliProgram): readonly (Command | string)[] {
  const [first = '-'] = argv;
  const named = commands.filter(({ name }) => name.split(' ').every((word, index) => word === argv[index]));
  if (named.length > 0) return named;
  const grouped = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (grouped.length > 0) return grouped;
  // Behind options, words may name anything.
  if (first.startsWith('-') && argv.some((word) => !word.startsWith('-'))) return commands;
  return commands.map((command) => {
    const [group = '', ...words] = command.name.split(' ');
    return words.length === 0 ? command : group;
  });
}

function buildProgram(
  version: string,
  parts: readonly (Command | string)[],
  io: Io,
  found: (invocation: Invocation) => void,
): CommanderCommand {
  const program = new CommanderCommand('nuspine')
    .description('Release engineering for .NET-style products: one package, small updates, a trusted index.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: () => undefined,
    })
    .addHelpText('after', exitCodeHelp());
  for (const part of parts) {
    if (typeof part === 'string') groupOf(program, part);
    else addCommand(program, part, found);
  }
  return program;
}

function addCommand(program: CommanderCommand, command: Command, found: (invocation: Invocation) => void): void {
  const words = command.name.split(' ');
  const groups = words.slice(0, -1).map((_, index) => words.slice(0, index + 1).join(' '));
  const parent = groups.reduce(groupOf, program);
  const leaf = parent
    .command(words.at(-1) ?? '')
    .summary(command.summary)
    .description([`${command.summary}.`, command.description ?? ''].join('\n\n').trim())
    .allowExcessArguments(false)
    .addHelpText('after', exampleHelp(command));
  for (const param of [...command.params.values(), ...OUTPUT_OPTIONS]) addParam(leaf, param);
  leaf.action(() => {
    found({ command, texts: textsOf(command, leaf), output: outputOf(leaf) });
  });
}

/** The group of commands with this full name, which is below `parent`. */
function groupOf(parent: CommanderCommand, name: string): CommanderCommand {
  const word = name.split(' ').at(-1) ?? name;
  const group = parent.commands.find((command) => command.name() === word);
  return (
    group ??
    parent
      .command(word)
      .description(`${GROUPS[name] ?? name}.`)
      .helpCommand(false)
  );
}

function addParam(leaf: CommanderCommand, param: Param<unknown>): void {
  if (!isOption(param)) {
    const positional = new Argument(param.flags, param.summary);
    leaf.addArgument(param.choices.length > 0 ? positional.choices([...param.choices]) : positional);
    return;
  }
  const named = new Option(param.flags, param.summary).makeOptionMandatory(param.required);
  if (param.choices.length > 0) named.choices([...param.choices]);
  if (param.repeated) named.argParser(append);
  leaf.addOption(named);
}

function append(text: string, before: unknown): readonly string[] {
  return [...textList(before), text];
}

/** The texts given for each parameter: arguments by their place, options by their name. */
function textsOf(command: Command, leaf: CommanderCommand): Texts {
  const places = [...command.params].filter(([, param]) => !isOption(param)).map(([key]) => key);
  const options = leaf.opts<Record<string, unknown>>();
  return Object.fromEntries(
    [...command.params].map(([key, param]) => {
      const value: unknown = isOption(param) ? optionValue(param, options) : leaf.processedArgs[places.indexOf(key)];
      return [key, textList(value)];
    }),
  );
}

/** Commander keeps `--no-cache` as a `cache` that is true until it is given. */
function optionValue({ flags }: Param<unknown>, options: Readonly<Record<string, unknown>>): unknown {
  const option = new Option(flags);
  const value = options[option.attributeName()];
  return option.negate ? value === false : value;
}

/** Commander gives a string, strings, `true` for a switch, or nothing. */
function textList(value: unknown): readonly string[] {
  if (value === undefined || value === false) return [];
  if (value === true) return [''];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function outputOf(leaf: CommanderCommand): OutputOptions {
  const { json, quiet, verbose } = leaf.opts<Record<string, unknown>>();
  return { json: json === true, quiet: quiet === true, verbose: verbose === true };
}

function exampleHelp(command: Command): string {
  const lines = command.examples.map(({ text, command: line }) => `  # ${text}\n  ${line}\n`);
  return `\nExamples:\n${lines.join('\n')}`;
}

function exitCodeHelp(): string {
  const lines = EXIT_MEANINGS.map(([code, meaning]) => `  ${String(code).padEnd(4)}${meaning}`);
  return `\nExit codes:\n${lines.join('\n')}\n\nEvery command explains itself: nuspine <command> --help\n`;
}
