import { spawn } from 'node:child_process';
import { ReleaseLineError } from '../release-line-error.ts';

/**
 * Runs `dotnet`, or another program in its place, in a folder, with the streams of this process, and tells whether it ended
 * well. Throws `NX_DOTNET_MISSING` where there is no such program.
 */
export async function runDotnet(args: readonly string[], cwd: string, program = 'dotnet'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: 'inherit', windowsHide: true });
    child.once('error', (error) => {
      const isMissing = 'code' in error && error.code === 'ENOENT';
      const message = `needs the .NET SDK: ${program} is not on PATH`;
      reject(isMissing ? new ReleaseLineError('NX_DOTNET_MISSING', message) : error);
    });
    child.once('exit', (code) => {
      resolve(code === 0);
    });
  });
}
