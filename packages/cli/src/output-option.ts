import { type Param, switchOption } from './param.ts';

/** The options every command takes. */
export const OUTPUT_OPTIONS: readonly Param<boolean>[] = [
  switchOption('--json', 'print one JSON document on stdout'),
  switchOption('--quiet', 'print nothing but errors'),
  switchOption('--verbose', 'print the stack trace with an error'),
];
