import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program.ts';

/** One thing that a guide tells its reader to do: write a file, or run a line. */
export interface GuideStep {
  /** The line, or the name of the file. */
  readonly line: string;
  /** Of the file; undefined for a line to run. */
  readonly text?: string;
  /** What the line must exit with, as its comment says. */
  readonly exitCode: number;
}

const CLI = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url));

/** The steps of a page of `docs/guides`, in order. A file is named in front of its block: `App/App.csproj`. */
export async function guideSteps(name: string): Promise<readonly GuideStep[]> {
  const text = await readFile(new URL(`../../../docs/guides/${name}`, import.meta.url), 'utf8');
  return [...text.matchAll(/([^\n]*)\n\n```(\w+)\n([\s\S]*?)```/g)].flatMap(([, before = '', language, block = '']) => {
    if (language === 'sh') return block.trim().split('\n').map(lineStep);
    const path = /`([\w./-]+)`:$/.exec(before)?.[1];
    if (path === undefined) throw new Error(`guide does not say which file this is: ${before}`);
    return [{ line: path, text: block, exitCode: 0 }];
  });
}

function lineStep(line: string): GuideStep {
  return { line, exitCode: Number(/# exits with (\d+)$/.exec(line)?.[1] ?? 0) };
}

/** Makes `folder` one that a guide runs in: its repository, and `nuspine` as `pnpm build` makes it. */
export async function prepareGuide(folder: string): Promise<void> {
  for (const name of ['repo', 'bin', 'home']) await mkdir(join(folder, name));
  const shim = join(folder, 'bin/nuspine');
  await writeFile(shim, `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`);
  await chmod(shim, 0o755);
}

/** Does what a step says. Throws, with everything that was printed, if it does not exit as it must. */
export async function runStep({ line, text, exitCode }: GuideStep, folder: string): Promise<void> {
  const cwd = join(folder, 'repo');
  if (text !== undefined) {
    await mkdir(dirname(join(cwd, line)), { recursive: true });
    await writeFile(join(cwd, line), text);
    return;
  }
  const home = join(folder, 'home');
  const path = [join(folder, 'bin'), dirname(process.execPath), process.env['PATH'] ?? ''].join(':');
  const { code, stdout, stderr } = await runProgram('sh', ['-c', line], {
    cwd,
    // A home of its own: NuGet takes a package of the same name and version from the reader's without looking at the feed.
    // NUGET_PACKAGES would do that too, and is a way round the layout that verify finds.
    env: { PATH: path, DOTNET_NOLOGO: '1', NUGET_PACKAGES: undefined, HOME: home, DOTNET_CLI_HOME: home },
  });
  if (code !== exitCode) throw new Error(`${line} exited with ${String(code)}\n${stdout}${stderr}`);
}
