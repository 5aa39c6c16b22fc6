import { CliError } from './errors.ts';
import { option, type Param } from './param.ts';

const SIZE = /^([1-9][0-9]{0,5})(MB|GB)$/i;
const MEGABYTE = 2 ** 20;

/** An option that takes a size as `256MB` or `1GB`. Its value is in bytes; powers of two are meant. */
export function sizeOption(flags: string, summary: string): Param<number | undefined> {
  return { ...option(flags, summary), parse: (texts) => texts.map((text) => parseSize(flags, text)).at(-1) };
}

function parseSize(flags: string, text: string): number {
  const [, digits, unit] = SIZE.exec(text) ?? [];
  if (digits === undefined || unit === undefined) {
    throw new CliError('CLI_USAGE', `${flags} must be a number of MB or GB, as in 256MB`, { found: text });
  }
  return Number(digits) * (unit.toUpperCase() === 'GB' ? 1024 : 1) * MEGABYTE;
}
