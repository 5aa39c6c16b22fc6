import type { Command } from './command.ts';
import { EXIT_MEANINGS } from './exit-code.ts';
import { OUTPUT_OPTIONS } from './output-option.ts';
import { isOption, type Param } from './param.ts';

/** The reference page of the command line, in Markdown: what `--help` says, on one page. */
export function renderReference(commands: readonly Command[]): string {
  const sections = [
    '# The `nuspine` command',
    'Written from the commands themselves by `pnpm --filter @nuspine/cli write-reference`; a test fails when it is not current.',
    [...commands.map((command) => `- [\`${command.name}\`](#${anchor(command)}): ${command.summary}`)].join('\n'),
    ...commands.flatMap(commandSections),
    '## Every command',
    optionTable(OUTPUT_OPTIONS),
    'An error under `--json` is a document of [error.schema.json](../../packages/cli/schema/error.schema.json).',
    'Data goes to stdout, progress and errors to stderr. `NUSPINE_DEBUG=1` does what `--verbose` does.',
    '## Exit codes',
    table(
      ['code', 'means'],
      EXIT_MEANINGS.map(([code, meaning]) => [String(code), meaning]),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

function commandSections(command: Command): readonly string[] {
  const params = [...command.params.values()];
  const { description } = command;
  return [
    `## nuspine ${command.name}`,
    `${command.summary}.`,
    ...(description === undefined ? [] : [description]),
    `\`\`\`text\n${usage(command)}\n\`\`\``,
    ...(params.length === 0 ? [] : [optionTable(params)]),
    `With \`--json\` it prints a document of [${schemaName(command)}](../../packages/${command.schema}).`,
    `\`\`\`sh\n${command.examples.map(({ text, command: line }) => `# ${text}\n${line}`).join('\n\n')}\n\`\`\``,
  ];
}

/** `nuspine delta apply <base.nupkg> <delta...> --out <file>`: what must be given, then the place of the rest. */
export function usage(command: Command): string {
  const params = [...command.params.values()];
  const given = params.filter((param) => param.required).map((param) => param.flags);
  return ['nuspine', command.name, ...given, '[options]'].join(' ');
}

function optionTable(params: readonly Param<unknown>[]): string {
  return table(
    ['argument or option', 'what it is'],
    params.map((param) => [`\`${param.flags}\``, [param.summary, ...notes(param)].join('; ')]),
  );
}

function notes(param: Param<unknown>): readonly string[] {
  return [
    ...(param.choices.length > 0 ? [`one of ${param.choices.map((choice) => `\`${choice}\``).join(', ')}`] : []),
    ...(isOption(param) && param.required ? ['required'] : []),
    ...(isOption(param) && param.repeated ? ['may be repeated'] : []),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function schemaName({ schema }: Command): string {
  return schema.slice(schema.lastIndexOf('/') + 1);
}

function anchor(command: Command): string {
  return `nuspine-${command.name}`.replaceAll(' ', '-');
}
