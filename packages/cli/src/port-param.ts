import { CliError } from './errors.ts';

/** Throws `CLI_USAGE` for what is no port. */
export function requirePort(text: string): void {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return;
  throw new CliError('CLI_USAGE', 'a port is a number up to 65535', { found: text });
}
