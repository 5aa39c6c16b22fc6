import type { Writable } from 'node:stream';

/** A stream that text goes to. A terminal redraws lines; a file or pipe keeps them. */
export type OutputStream = Writable & { readonly isTTY?: boolean };

/** What a run of the command line may touch of the world. `src/fs/process-io.ts` has the real one, tests make theirs. */
export interface Io {
  /** Data: what the user asked for. */
  readonly stdout: OutputStream;
  /** Talk: progress, notes and errors. */
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}
