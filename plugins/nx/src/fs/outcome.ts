import { logger } from '@nx/devkit';
import { CodedError, codedSystemError } from '@nuspine/primitives';
import { ReleaseLineError } from '../release-line-error.ts';

/** Runs an executor's work. An error with a code, or of the system with a file, is told in one line; any other is a fault of ours and goes on. */
export async function outcome(work: () => Promise<boolean>): Promise<{ success: boolean }> {
  try {
    return { success: await work() };
  } catch (error) {
    const told = codedSystemError(error);
    if (!(told instanceof CodedError || told instanceof ReleaseLineError)) throw error;
    logger.error(errorText(told));
    return { success: false };
  }
}

/** Runs a generator's work on what a file marks. Of an error Nx shows nothing but the message, so that has to say all of it. */
export async function onMarked<T>(marker: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const told = codedSystemError(error);
    if (!(told instanceof CodedError)) throw error;
    throw new Error(`${marker}: ${errorText(told)}`, { cause: error });
  }
}

/** Code, message, what the error is about and what lies below it, as the line of a document or a full disk, in one line. */
export function errorText(error: CodedError | ReleaseLineError): string {
  const details = error instanceof CodedError ? error.details : {};
  const operands = Object.entries({ ...details, cause: undefined })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const about = operands.length === 0 ? '' : ` (${operands.join(', ')})`;
  const because = causesOf(error).map((message) => `; because: ${message}`);
  return `${error.code}: ${error.message}${about}${because.join('')}`;
}

/** The messages of what lies below an error, nearest first; one that only repeats the error above it says nothing. */
function causesOf(error: Error): readonly string[] {
  if (!(error.cause instanceof Error)) return [];
  const below = causesOf(error.cause);
  return error.message.includes(error.cause.message) ? below : [error.cause.message, ...below];
}
