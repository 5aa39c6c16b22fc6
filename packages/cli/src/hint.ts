import { EXIT, type ExitCode } from './exit-code.ts';

/** What to do next, by error code. A code that is not here gets the advice for its exit code. */
export const HINTS: Readonly<Record<string, string>> = {
  CLI_USAGE: 'run the command with --help to see its arguments and examples',
  CLI_ENVIRONMENT_INVALID: 'correct or unset the environment variable named above',
  SOURCE_READ_FAILED: 'check that the path is spelled correctly and that the file can be read',
  FILE_WRITE_FAILED: 'check that the folder exists, can be written to and has room',
};

const BY_EXIT_CODE: Readonly<Record<ExitCode, string>> = {
  [EXIT.ok]: '',
  [EXIT.finding]: 'compare the two sides named above, and correct the one that is wrong',
  [EXIT.usage]: 'run the command with --help to see its arguments and examples',
  [EXIT.badInput]: 'get the file named above again from where it was made, and compare its SHA-256',
  [EXIT.environment]: 'check permissions and free space, then run the same command again: nothing was half-written',
  [EXIT.bug]: 'run it again with --verbose, and report what it prints',
};

/** The next step for someone who sees this error. */
export function hintFor(code: string, exitCode: ExitCode): string {
  return HINTS[code] ?? BY_EXIT_CODE[exitCode];
}
