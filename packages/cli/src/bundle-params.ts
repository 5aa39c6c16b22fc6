import { CliError } from './errors.ts';
import type { Io } from './io.ts';
import { option, type Param } from './param.ts';

/** Where an installation is. */
export const ROOT_PARAM: Param<string | undefined> = option(
  '--root <folder>',
  'the installation; that of NUSPINE_ROOT by default',
);

/** The folder of the installation. Throws `CLI_USAGE` when nothing names one. */
export function rootOf(root: string | undefined, env: Io['env']): string {
  const found = root ?? env['NUSPINE_ROOT'] ?? '';
  if (found === '') throw new CliError('CLI_USAGE', 'name the installation with --root, or in NUSPINE_ROOT');
  return found;
}
