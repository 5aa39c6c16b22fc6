import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type Finished, tryRun } from './processes.ts';

/** The targets of the line, in their order. */
export const STEPS: readonly string[] = ['build:release', 'pack', 'flatten', 'delta', 'releases', 'releases-verify'];

/** Which targets of a run were executed, and which came from the cache. */
export interface LineRun {
  readonly ran: readonly string[];
  readonly cached: readonly string[];
}

/** The environment of the line: nothing from the user's home, and no build server that outlives the run. */
export function lineEnvironment(root: string, path: string = process.env['PATH'] ?? ''): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: path,
    HOME: root,
    DOTNET_CLI_HOME: root,
    NUGET_PACKAGES: join(root, 'packages'),
    NX_DAEMON: 'false',
    MSBUILDDISABLENODEREUSE: '1',
    DOTNET_CLI_USE_MSBUILD_SERVER: '0',
    UseSharedCompilation: 'false',
  };
}

/** Runs the whole line, whatever comes of it. */
export async function tryLine(workspace: string, env: NodeJS.ProcessEnv): Promise<Finished> {
  const nx = join(workspace, 'node_modules/.bin/nx');
  return tryRun(nx, ['run', 'Tally:releases-verify', '--output-style=static'], { cwd: workspace, env });
}

/** Runs the whole line and tells what was executed. Throws what it printed if it fails. */
export async function runLine(workspace: string, env: NodeJS.ProcessEnv): Promise<LineRun> {
  const { code, output } = await tryLine(workspace, env);
  if (code !== 0) throw new Error(output);
  // Nx puts a target with a colon in quotes, and colours and groups its lines on CI.
  const lines = stripVTControlCharacters(output).matchAll(/> nx run Tally:"?([\w:-]+)"?(.*)$/gm);
  const states = new Map(Array.from(lines, ([, step, state]) => [step, state]));
  const isCached = (step: string): boolean => states.get(step)?.includes('cache') === true;
  const seen = STEPS.filter((step) => states.has(step));
  return { ran: seen.filter((step) => !isCached(step)), cached: seen.filter(isCached) };
}
