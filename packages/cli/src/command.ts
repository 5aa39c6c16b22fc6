import type { ExitCode } from './exit-code.ts';
import type { CommandIo } from './command-io.ts';
import type { Param } from './param.ts';

/** A line someone can paste, and what it does. */
export interface Example {
  readonly text: string;
  readonly command: string;
}

/** How a command is found and explained: everything that help, completion and the reference page show. */
export interface CommandSummary {
  /** The words after `nuspine`: `flatten`, `delta create`. */
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What the one line has no room for. */
  readonly description?: string;
  readonly examples: readonly Example[];
  /** JSON Schema of what it prints with `--json`, from `packages/`. */
  readonly schema: string;
}

/** The arguments and options that make up `Args`, by property; arguments stand in the order they are given. */
export type Params<Args extends object> = {
  readonly [Key in keyof Args]-?: Param<object extends Pick<Args, Key> ? Args[Key] | undefined : Args[Key]>;
};

/** A command as its file writes it. `run` imports the package that does the work, so that help loads none of them. */
export interface CommandDefinition<Args extends object> extends CommandSummary {
  readonly params: Params<Args>;
  run(args: Args, io: CommandIo): Promise<ExitCode>;
}

/** The texts of the command line, by property. */
export type Texts = Readonly<Record<string, readonly string[]>>;

/** A command as the command line holds it. */
export interface Command extends CommandSummary {
  readonly params: ReadonlyMap<string, Param<unknown>>;
  run(texts: Texts, io: CommandIo): Promise<ExitCode>;
}

/** Makes a command from its definition: the arguments `run` takes are read by `params`. */
export function defineCommand<Args extends object>(definition: CommandDefinition<Args>): Command {
  const params = new Map<string, Param<unknown>>(Object.entries(definition.params));
  return {
    ...definition,
    params,
    run: async (texts, io) => {
      const args = parseParams(params, texts);
      if (!isParsedBy(definition.params, args)) throw new Error(`arguments of ${definition.name} are incomplete`);
      return definition.run(args, io);
    },
  };
}

function parseParams(params: ReadonlyMap<string, Param<unknown>>, texts: Texts): object {
  const values = [...params].map(([key, param]) => [key, param.parse(texts[key] ?? [])] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** `Params` ties each property to a parser of its type, so what they all parsed is an `Args`. */
function isParsedBy<Args extends object>(params: Params<Args>, args: object): args is Args {
  return Object.keys(args).every((key) => key in params);
}
