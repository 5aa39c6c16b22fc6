import type { Command } from './command.ts';
import { completion } from './commands/completion.ts';

/** Every command, in the order the help lists them. */
export const COMMANDS: readonly Command[] = [completion];
