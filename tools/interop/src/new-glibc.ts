import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { mustRun } from './run-program.ts';

/** The first Debian whose C library is new enough for programs that are built on current Ubuntu. */
const RELEASE = 'trixie';
const KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg';
const PACKAGES = ['libc6', 'libgcc-s1', 'libstdc++6'];
const APT = '/etc/apt';
const LIBRARIES = 'usr/lib/x86_64-linux-gnu';

/**
 * Unpacks the C library of a newer Debian below `folder`. The system's own stays as it is, and so do the package lists of apt:
 * signatures are checked by apt as ever, in folders of our own.
 */
export async function installNewGlibc(folder: string): Promise<void> {
  const at = (...parts: string[]): string => join(folder, ...parts);
  for (const name of ['lists/partial', 'archives/partial', 'root']) await mkdir(at(name), { recursive: true });
  await writeFile(at('sources.list'), `deb [signed-by=${KEYS}] ${await debianMirror()} ${RELEASE} main\n`);
  const options = [
    `Dir::Etc::SourceList=${at('sources.list')}`,
    'Dir::Etc::SourceParts=/dev/null',
    `Dir::State::Lists=${at('lists')}`,
    `Dir::Cache=${folder}`,
    `APT::Sandbox::User=${userInfo().username}`,
  ].flatMap((option) => ['-o', option]);
  await mustRun('apt-get', [...options, '-qq', 'update']);
  await mustRun('apt-get', [...options, '-qq', 'download', ...PACKAGES], { cwd: folder });
  for (const name of await readdir(folder)) {
    if (name.endsWith('.deb')) await mustRun('dpkg-deb', ['-x', at(name), at('root')]);
  }
}

/** Where this machine gets Debian's packages from, as its lists of sources say in either of apt's two notations. */
async function debianMirror(): Promise<string> {
  const found = await Promise.all((await sourceLists()).map((path) => readFile(path, 'utf8')));
  const mirror = found.map(mirrorIn).find((one) => one !== undefined);
  if (mirror === undefined) throw new Error(`no mirror of Debian is named below ${APT}`);
  return mirror;
}

async function sourceLists(): Promise<readonly string[]> {
  const entries = await readdir(APT, { recursive: true, withFileTypes: true });
  const isList = (name: string): boolean => name.endsWith('.list') || name.endsWith('.sources');
  return entries.filter(({ name }) => isList(name)).map(({ name, parentPath }) => join(parentPath, name));
}

/** The first address in a list of sources whose last part is `debian`. */
export function mirrorIn(list: string): string | undefined {
  return /^(?!#).*?(https?:\/\/\S+\/debian)\/?(?:\s|$)/m.exec(list)?.[1];
}

/** The command that starts `program` with the C library below `folder`. */
export function programWithGlibc(folder: string, program: string): readonly [string, ...string[]] {
  const libraries = join(folder, 'root', LIBRARIES);
  return [join(libraries, 'ld-linux-x86-64.so.2'), '--library-path', `${libraries}:/${LIBRARIES}`, program];
}
