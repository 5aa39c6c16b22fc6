import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installNewGlibc, programWithGlibc } from './new-glibc.ts';
import { mustRun } from './run-program.ts';

const CHECK = fileURLToPath(new URL('../oracles/velopack/check-for-updates.mjs', import.meta.url));

/** Velopack's npm client. Its native module needs glibc 2.39, which is newer than that of Debian 12. */
const CLIENT = 'velopack@0.0.1298';

export interface VelopackUpdate {
  readonly TargetFullRelease: { readonly Version: string; readonly FileName: string };
  readonly BaseRelease?: { readonly Version: string } | null;
  readonly DeltasToTarget?: readonly { readonly FileName: string }[];
}

/** Installs Velopack's client into `folder`, and the C library that it needs. */
export async function installVelopack(folder: string): Promise<void> {
  await installNewGlibc(glibcOf(folder));
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  await mustRun('npm', ['install', '--silent', '--no-audit', '--no-fund', CLIENT], { cwd: folder });
}

/** What Velopack's client, with `full` (a version and its package) installed, would update to; null for nothing. */
export async function velopackUpdate(
  folder: string,
  feed: string,
  channel: string,
  full: { readonly id: string; readonly version: string; readonly path: string },
): Promise<VelopackUpdate | null> {
  const app = join(folder, `app-${full.version}`);
  await mkdir(join(app, 'packages'), { recursive: true });
  await copyFile(full.path, join(app, 'packages', `${full.id}-${full.version}-full.nupkg`));
  await writeFile(join(app, 'Update'), '');
  await writeFile(join(app, 'sq.version'), manifest(full.id, full.version, channel));
  const [program, ...start] = programWithGlibc(glibcOf(folder), process.execPath);
  const { stdout } = await mustRun(program, [...start, CHECK, folder, feed, channel, app]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null');
}

function glibcOf(folder: string): string {
  return join(folder, 'glibc');
}

function manifest(id: string, version: string, channel: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd"><metadata>
<id>${id}</id><version>${version}</version><title>${id}</title><authors>x</authors><description>x</description>
<channel>${channel}</channel><mainExe>${id}.exe</mainExe><os>linux</os><rid>linux-x64</rid>
</metadata></package>
`;
}
