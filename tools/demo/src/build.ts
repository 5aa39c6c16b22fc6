import { spawnSync } from 'node:child_process';

/** Builds a project and what it needs through Nx, so that only what changed is built. Speaks only when it fails. */
export function buildProject(root: string, project: string): boolean {
  const { status, stdout, stderr, error } = spawnSync('nx', ['run-many', '-t', 'build', '-p', project], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
    // On Windows the program is nx.cmd, which only a shell can start.
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.stderr.write(`${stdout}${stderr}${error?.message ?? ''}\n`);
  return status === 0;
}
