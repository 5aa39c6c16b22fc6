import type { Io } from './io.ts';

/** How far a long step has come. The packages report it, the command line draws it. */
export interface Progress {
  /** What is being done: `resolve`, `merge`. */
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  /** The thing in hand: a package, a file. */
  readonly item?: string;
}

/** Where progress is drawn, if anywhere. */
export interface ProgressView {
  show(progress: Progress): void;
  /** Takes the line away, so that the answer stands alone. */
  close(): void;
}

/** What a command may use: one answer out, progress while it works, the environment in. */
export interface CommandIo {
  readonly env: Io['env'];
  /** Whether the answer is the document, so that all of it is wanted. */
  readonly json?: boolean;
  /** The answer: the document with `--json`, nothing with `--quiet`, the text otherwise. */
  print(document: unknown, text: () => string): void;
  /** Shown on a terminal, and nowhere else. */
  progress(progress: Progress): void;
}

/** The options every command takes. */
export interface OutputOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  /** Stack traces with errors. */
  readonly verbose: boolean;
}

/** Connects a command to the streams as the options ask. */
export function commandIo(io: Io, options: OutputOptions, progress: ProgressView): CommandIo {
  return {
    env: io.env,
    json: options.json,
    print: (document, text) => {
      progress.close();
      if (options.json) io.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
      else if (!options.quiet) io.stdout.write(text());
    },
    progress: progress.show,
  };
}
