import process from 'node:process';
import { codeOf, EXIT } from '../exit-code.ts';
import { errorText } from '../error-text.ts';
import type { Io, OutputStream } from '../io.ts';

export interface ProcessIo extends Io {
  /** The arguments after the program's name. */
  readonly argv: readonly string[];
  /** Ends the process with this code once everything written has left it, or with that of the environment if it cannot. */
  exit(code: number): void;
}

/** The streams, environment and arguments of this process. A stream is opened when it is asked for, which takes time. */
export function processIo(): ProcessIo {
  const opened = new Map<'stdout' | 'stderr', OutputStream>();
  const open = (name: 'stdout' | 'stderr'): OutputStream => {
    const stream = opened.get(name) ?? keepingErrors(process[name]);
    opened.set(name, stream);
    return stream;
  };
  return {
    get stdout() {
      return open('stdout');
    },
    get stderr() {
      return open('stderr');
    },
    env: process.env,
    argv: process.argv.slice(2),
    exit: (code) => {
      process.exitCode = code;
      // Whoever waits for the end of the process need not wait until all that it took is given back, piece by piece.
      void Promise.all([...opened.values()].map(written)).then(() => {
        const lost = lostOutput(opened.get('stdout'));
        if (lost === undefined) process.exit();
        open('stderr').write(errorText(lost));
        process.exit(EXIT.environment);
      });
    },
  };
}

/** Settled when nothing waits to be written any more, or can be. */
function written(stream: OutputStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writableLength === 0) resolve();
    else {
      stream.write('', () => {
        resolve();
      });
    }
  });
}

/** A stream that has failed keeps its error in `errored`; without a listener it would end the process where it stands. */
function keepingErrors(stream: OutputStream): OutputStream {
  return stream.on('error', () => undefined);
}

/**
 * Why the answer has not arrived, as on a full disk: a script must not take what came of it for all.
 * `nuspine … | head` closes the pipe when it has seen enough; that is no error of ours.
 */
function lostOutput(stdout: OutputStream | undefined): Error | undefined {
  const error = stdout?.errored ?? undefined;
  return codeOf(error) === 'EPIPE' ? undefined : error;
}
