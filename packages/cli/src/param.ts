import { CliError } from './errors.ts';

/** One argument or option of a command: how it is written, explained and read. */
export interface Param<Value> {
  /** `<app.nupkg>` for an argument, `--out <file>` for an option. */
  readonly flags: string;
  readonly summary: string;
  readonly required: boolean;
  readonly repeated: boolean;
  /** The only values accepted; none listed means any. */
  readonly choices: readonly string[];
  /** Makes the value from the texts given, in order. A switch that is given has one empty text. */
  parse(texts: readonly string[]): Value;
}

const PLAIN = { required: false, repeated: false, choices: [] } as const;

/** An argument that must be given, found by its place. */
export function argument(flags: string, summary: string): Param<string> {
  return { ...PLAIN, flags, summary, required: true, parse: (texts) => requireText(flags, texts) };
}

/** The last argument, which may be left out. */
export function optionalArgument(flags: string, summary: string): Param<string | undefined> {
  return { ...PLAIN, flags, summary, parse: (texts) => lastText(flags, texts) };
}

/** The last argument, given once or more. */
export function repeatedArgument(flags: string, summary: string): Param<readonly string[]> {
  return { ...PLAIN, flags, summary, required: true, repeated: true, parse: (texts) => texts };
}

/** The last argument, given any number of times. */
export function optionalArguments(flags: string, summary: string): Param<readonly string[]> {
  return { ...PLAIN, flags, summary, repeated: true, parse: (texts) => texts };
}

/** The last argument, which must be one of a few words. */
export function choiceArgument<Choice extends string>(
  flags: string,
  choices: readonly Choice[],
  summary: string,
): Param<Choice> {
  return { ...PLAIN, flags, summary, required: true, choices, parse: (texts) => requireChoice(flags, choices, texts) };
}

/** An option that may be left out. */
export function option(flags: string, summary: string): Param<string | undefined> {
  return { ...PLAIN, flags, summary, parse: (texts) => lastText(flags, texts) };
}

/** An option that may be left out, and is refused here and now when `check` throws. */
export function checkedOption(
  flags: string,
  summary: string,
  check: (text: string) => unknown,
): Param<string | undefined> {
  return { ...option(flags, summary), parse: (texts) => texts.map((text) => requireSound(flags, text, check)).at(-1) };
}

/** An option that must be given. */
export function requiredOption(flags: string, summary: string): Param<string> {
  return { ...PLAIN, flags, summary, required: true, parse: (texts) => requireText(flags, texts) };
}

/** An option that may be given any number of times. */
export function repeatedOption(flags: string, summary: string): Param<readonly string[]> {
  return { ...PLAIN, flags, summary, repeated: true, parse: (texts) => texts.map((text) => requireWords(flags, text)) };
}

/** An option that must be one of a few words when it is given. */
export function choiceOption<Choice extends string>(
  flags: string,
  choices: readonly Choice[],
  summary: string,
): Param<Choice | undefined> {
  const parse = (texts: readonly string[]): Choice | undefined =>
    texts.length === 0 ? undefined : requireChoice(flags, choices, texts);
  return { ...PLAIN, flags, summary, choices, parse };
}

/** An option whose value is one or more of a few words, with commas between them. */
export function listOption<Choice extends string>(
  flags: string,
  choices: readonly Choice[],
  summary: string,
): Param<readonly Choice[] | undefined> {
  const parse = (texts: readonly string[]): readonly Choice[] | undefined => {
    const words = texts.flatMap((text) => text.split(','));
    const chosen = words.map((word) => requireChoice(flags, choices, [word]));
    return chosen.length === 0 ? undefined : [...new Set(chosen)];
  };
  // The command line completes single words only, so the choices are named in the summary instead.
  return { ...PLAIN, flags, summary: `${summary} (${choices.join(', ')})`, parse };
}

/** An option without a value: given or not. */
export function switchOption(flags: string, summary: string): Param<boolean> {
  return { ...PLAIN, flags, summary, parse: (texts) => texts.length > 0 };
}

/** Arguments are found by their place, options by their name. */
export function isOption(param: Param<unknown>): boolean {
  return param.flags.startsWith('-');
}

function requireText(flags: string, texts: readonly string[]): string {
  const text = lastText(flags, texts);
  if (text === undefined) throw new CliError('CLI_USAGE', `${flags} is missing`);
  return text;
}

function lastText(flags: string, texts: readonly string[]): string | undefined {
  const text = texts.at(-1);
  return text === undefined ? undefined : requireWords(flags, text);
}

/** An empty path is the working folder to most of what takes one, which nobody means by `--root "$UNSET"`. */
function requireWords(flags: string, text: string): string {
  if (text === '') throw new CliError('CLI_USAGE', `${flags} is empty`);
  return text;
}

function requireSound(flags: string, text: string, check: (text: string) => unknown): string {
  requireWords(flags, text);
  try {
    check(text);
    return text;
  } catch (cause) {
    throw new CliError('CLI_USAGE', `${flags} cannot be "${text}"`, { found: text, cause });
  }
}

function requireChoice<Choice extends string>(
  flags: string,
  choices: readonly Choice[],
  texts: readonly string[],
): Choice {
  const text = requireText(flags, texts);
  const choice = choices.find((one) => one === text);
  if (choice === undefined) {
    throw new CliError('CLI_USAGE', `${flags} is not one of ${choices.join(', ')}`, { wanted: choices, found: text });
  }
  return choice;
}
