import { logger } from '@nx/devkit';
import { CodedError } from '@nuspine/primitives';
import { ReleaseLineError } from '../release-line-error.ts';

/** Runs an executor's work. An error with a code is told in one line; any other is a fault of ours and goes on. */
export async function outcome(work: () => Promise<boolean>): Promise<{ success: boolean }> {
  try {
    return { success: await work() };
  } catch (error) {
    if (!(error instanceof CodedError || error instanceof ReleaseLineError)) throw error;
    logger.error(errorText(error));
    return { success: false };
  }
}

/** Code, message and what the error is about, in one line. */
export function errorText(error: CodedError | ReleaseLineError): string {
  const details = error instanceof CodedError ? error.details : {};
  const operands = Object.entries({ ...details, cause: undefined })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const about = operands.length === 0 ? '' : ` (${operands.join(', ')})`;
  return `${error.code}: ${error.message}${about}`;
}
