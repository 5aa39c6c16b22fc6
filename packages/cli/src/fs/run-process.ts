import { COMMANDS } from '../catalog.ts';
import { runCli } from '../run-cli.ts';
import { exitWhenStopped } from './exit-when-stopped.ts';
import { packageVersion } from './package-version.ts';
import { processIo } from './process-io.ts';

/** Runs the command line of this process, and sets how it ends. */
export async function runProcess(): Promise<void> {
  exitWhenStopped();
  const io = processIo();
  io.exit(await runCli(io.argv, io, { commands: COMMANDS, version: packageVersion() }));
}
