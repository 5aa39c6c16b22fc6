import process from 'node:process';
import type { Io, OutputStream } from '../io.ts';

export interface ProcessIo extends Io {
  /** The arguments after the program's name. */
  readonly argv: readonly string[];
  /** Ends the process with this code once everything written has left it. */
  exit(code: number): void;
}

/** The streams, environment and arguments of this process. A stream is opened when it is asked for, which takes time. */
export function processIo(): ProcessIo {
  const stdout = once(() => ignoringClosedPipe(process.stdout));
  const stderr = once(() => ignoringClosedPipe(process.stderr));
  return {
    get stdout() {
      return stdout();
    },
    get stderr() {
      return stderr();
    },
    env: process.env,
    argv: process.argv.slice(2),
    exit: (code) => {
      process.exitCode = code;
    },
  };
}

/** `nuspine … | head` closes the pipe when it has seen enough; that is no error of ours. */
function ignoringClosedPipe(stream: OutputStream): OutputStream {
  return stream.on('error', (error: Error & { code?: string }) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
