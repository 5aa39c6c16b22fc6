import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

/** Writes a gate with one job, which Node passes unless told another exit code, and returns the path of its gate.toml. */
export async function writeGate(folder: string, exitCode = 0): Promise<string> {
  const gate = join(folder, 'gate.toml');
  const command = JSON.stringify([process.execPath, '--eval', `process.exit(${String(exitCode)})`]);
  await writeFile(gate, `[[job]]\nname = "node"\nkind = "cli-smoke"\ncommand = ${command}\ninputs = ["gate.toml"]\n`);
  return gate;
}
