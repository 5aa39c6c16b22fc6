import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/**
 * Puts a real program `docker-credential-<name>` into a folder, which does what `body` says, with `server` being what it was
 * asked for, and resolves to the environment that has it on PATH.
 */
export async function credentialProgram(
  folder: string,
  name: string,
  body: string,
): Promise<Readonly<Record<string, string>>> {
  const path = join(folder, `docker-credential-${name}`);
  const read = "const server = require('node:fs').readFileSync(0, 'utf8').trim();";
  await writeFile(path, `#!${process.execPath}\n${read}\n${body}\n`);
  await chmod(path, 0o755);
  return { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
}
