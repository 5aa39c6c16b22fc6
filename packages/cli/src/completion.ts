import type { Command } from './command.ts';
import { isOption, type Param } from './param.ts';
import { OUTPUT_OPTIONS } from './output-option.ts';

/** A word the shell may put in, and what it says about it. */
export interface Suggestion {
  readonly word: string;
  readonly summary: string;
}

/**
 * What may stand at place `at` of the words after `nuspine`, given the words before it and what is typed of this one.
 * No suggestion means that the shell completes a file name.
 */
export function suggest(words: readonly string[], at: number, commands: readonly Command[]): readonly Suggestion[] {
  const before = words.slice(0, at);
  const typed = words[at] ?? '';
  const command = commandIn(before, commands);
  const all = command === undefined ? nextNames(before, commands) : suggestIn(command, before, typed);
  return all.filter(({ word }) => word.startsWith(typed));
}

function commandIn(before: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands.find(({ name }) => {
    const names = name.split(' ');
    return names.every((word, index) => before[index] === word);
  });
}

/** The next word of every command that begins with the words so far. */
function nextNames(before: readonly string[], commands: readonly Command[]): readonly Suggestion[] {
  const found = new Map<string, string>();
  for (const { name, summary } of commands) {
    const names = name.split(' ');
    const next = names[before.length];
    if (next === undefined || !before.every((word, index) => names[index] === word)) continue;
    const rest = names.slice(before.length + 1);
    if (!found.has(next)) found.set(next, rest.length === 0 ? summary : `${next} commands`);
  }
  return [...found].map(([word, summary]) => ({ word, summary }));
}

function suggestIn(command: Command, before: readonly string[], typed: string): readonly Suggestion[] {
  const given = before.slice(command.name.split(' ').length);
  const options = [...command.params.values(), ...OUTPUT_OPTIONS].filter(isOption);
  const asking = options.find((param) => longName(param) === given.at(-1) && takesValue(param));
  if (asking !== undefined) return choicesOf(asking);
  if (typed.startsWith('-')) return options.filter((param) => isStillOpen(param, given)).map(optionSuggestion);
  const place = argumentsGiven(given, options);
  const argument = [...command.params.values()].filter((param) => !isOption(param))[place];
  return argument === undefined ? [] : choicesOf(argument);
}

/** How many of the words are arguments: not options, and not the value of one. */
function argumentsGiven(given: readonly string[], options: readonly Param<unknown>[]): number {
  const valued = new Set(options.filter(takesValue).map(longName));
  return given.filter((word, index) => !word.startsWith('-') && !valued.has(given[index - 1] ?? '')).length;
}

function isStillOpen(param: Param<unknown>, given: readonly string[]): boolean {
  return param.repeated || !given.includes(longName(param));
}

function optionSuggestion(param: Param<unknown>): Suggestion {
  return { word: longName(param), summary: param.summary };
}

function choicesOf(param: Param<unknown>): readonly Suggestion[] {
  return param.choices.map((word) => ({ word, summary: param.summary }));
}

/** `--out` of `--out <file>`. */
function longName(param: Param<unknown>): string {
  return param.flags.split(' ')[0] ?? param.flags;
}

function takesValue(param: Param<unknown>): boolean {
  return param.flags.includes('<');
}
