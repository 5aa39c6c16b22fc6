import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pick, type Random, several } from '@nuspine/testkit';
import type { Question } from './answers/question.ts';

/** Ids that the questions ask the source mapping about. */
const IDS: readonly string[] = ['A', 'A.B', 'A.B.C', 'Other'];
const KEYS = ['a', 'A', 'feed', 'Feed', 'My Feed', 'x.y', 'far'] as const;
const VALUES = [
  'folder',
  './folder/../other',
  '/rooted',
  'https://feed.test/v3/index.json',
  'http://feed.test/%SET%',
  '%SET%/in',
  '%NOT_SET%/in',
  'a%%SET%%b',
  '../up',
  'file:///rooted/folder',
] as const;
const PATTERNS = ['A', 'A.*', 'A.B*', 'a.b.C', '*', 'Other', 'O*'] as const;

/** What the values of the files speak of. */
export const HIERARCHY_ENVIRONMENT: Readonly<Record<string, string>> = { SET: 'value' };

/** Writes NuGet.config files into a folder, two folders in it, and a home, and asks what applies to the innermost. */
export async function writeHierarchy(folder: string, random: Random): Promise<Question> {
  const dir = join(folder, 'one', 'two');
  await mkdir(dir, { recursive: true });
  const names = ['nuget.config', 'NuGet.config', 'NuGet.Config'] as const;
  for (const place of [folder, dirname(dir), dir]) {
    if (random(5) > 0) await writeFile(join(place, pick(random, names)), configText(random));
  }
  return { op: 'nuget-config', dir, ids: IDS };
}

/** What all users of a machine have: a source of its own, and one whose name files nearer by use, too. */
const MACHINE_CONFIG = `<configuration>
  <packageSources><add key="machine" value="/machine"/><add key="feed" value="/feed-of-machine"/></packageSources>
  <disabledPackageSources><add key="x.y" value="true"/></disabledPackageSources>
  <packageSourceCredentials><far>
    <add key="Username" value="grace"/><add key="ClearTextPassword" value="secret"/>
  </far></packageSourceCredentials>
</configuration>`;

/** Writes a file for all users of the machine, below a folder that stands for `/etc/opt`. */
export async function writeMachineConfig(folder: string): Promise<void> {
  const place = join(folder, 'NuGet', 'Config');
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'machine.config'), MACHINE_CONFIG);
}

function configText(random: Random): string {
  const sections = [
    section(random, 'packageSources', addSource),
    section(random, 'disabledPackageSources', (r, key) => `<add key="${key}" value="${pick(r, ['true', 'false'])}"/>`),
    withPathsOnly(section(random, 'fallbackPackageFolders', addSource)),
    section(random, 'packageSourceMapping', mapping),
    withoutClear(section(random, 'packageSourceCredentials', credentials)),
  ];
  return `<configuration>${sections.filter(() => random(3) > 0).join('')}</configuration>`;
}

/**
 * A key is in a section once, in whatever case: what NuGet makes of two in one file depends on the section and on their
 * other attributes, and nobody can mean it.
 */
function section(random: Random, name: string, item: (random: Random, key: string) => string): string {
  const keys = several(random, 4, () => pick(random, KEYS));
  const distinct = [...new Map(keys.map((key) => [key.toUpperCase(), key])).values()];
  const items = distinct.map((key) => item(random, key));
  const clearAt = random(4) === 0 ? random(items.length + 1) : -1;
  return `<${name}>${items.map((text, at) => (at === clearAt ? `<clear/>${text}` : text)).join('')}</${name}>`;
}

/** NuGet reads a clear there as a source of that name, and refuses the file. */
function withoutClear(text: string): string {
  return text.replaceAll('<clear/>', '');
}

/** NuGet takes addresses for paths in the working folder here. */
function withPathsOnly(text: string): string {
  return text.replaceAll(/(file|https?):\/\//g, '');
}

function addSource(random: Random, id: string): string {
  const more = pick(random, ['', '', ' protocolVersion="3"', ' allowInsecureConnections="true"']);
  // One in forty lacks what it must have.
  const key = random(40) === 0 ? '' : `key="${id}"`;
  return `<add ${key} value="${pick(random, VALUES)}"${more}/>`;
}

function mapping(random: Random, key: string): string {
  const patterns = Array.from({ length: 1 + random(2) }, () => `<package pattern="${pick(random, PATTERNS)}"/>`);
  return `<packageSource key="${key}">${patterns.join('')}</packageSource>`;
}

function credentials(random: Random, key: string): string {
  const name = key.replace(' ', '_x0020_');
  const user = `<add key="Username" value="${pick(random, ['ada', '%SET%'])}"/>`;
  const password = `<add key="ClearTextPassword" value="${pick(random, ['secret', '%SET%!', '%NOT_SET%'])}"/>`;
  return `<${name}>${random(20) === 0 ? '' : user}${password}</${name}>`;
}
