import { execFileSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command, Texts } from '../src/command.ts';
import { COMMANDS } from '../src/index.ts';
import { isOption, type Param } from '../src/param.ts';
import { parseInvocation } from '../src/program.ts';
import { capturedIo, run } from '../test/captured-io.ts';
import { stopWhenServing } from '../test/stop-when-serving.ts';
import { type ExampleWorlds, openExampleWorlds, wordsOf } from './example-worlds.ts';
import { environment } from './world.ts';

/** What people name by mistake, and where it lies. */
const WRONG = {
  'nothing that is there': 'wrong/none.nupkg',
  'a folder': 'wrong/folder',
  'an empty file': 'wrong/empty.nupkg',
  'a file of something else': 'wrong/broken.nupkg',
  'a path below a file': 'wrong/broken.nupkg/below',
  'a file that may not be read': 'wrong/secret.nupkg',
  'a path in a folder that may not be written': 'wrong/closed/out',
};
const WITH_PERMISSIONS: readonly string[] = [WRONG['a file that may not be read'], 'wrong/closed/out'];

/** Parameters that take a path, by how they are written. */
const PATH =
  /<[^>]*(file|dir|folder|nupkg|delta|patch|archive|draft|json|\.md|place|feed|pack|package|bundle|root|base)[^>]*>/;

/** They wait for what is not there yet, or their arguments are those of another program. */
const OTHERS: readonly string[] = ['gate verify-published', 'offline restore', 'completion'];

const CASES = COMMANDS.filter(({ name }) => !OTHERS.includes(name)).map((command) => [command.name, command] as const);

describe('wrong paths', () => {
  let worlds: ExampleWorlds;
  beforeAll(async () => {
    worlds = await openExampleWorlds();
  });
  afterAll(() => worlds.close());

  it.each(CASES)('are told with a code, a path and what to do next by %s', async (name, command) => {
    const line = command.examples[0]?.command ?? '';
    const faults: string[] = [];
    let folder: string | undefined;
    for (const [key, param] of command.params) {
      for (const path of PATH.test(param.flags) ? Object.values(WRONG) : []) {
        folder ??= await enter(worlds, line);
        const texts = { ...textsOf(await wordsOf(line, folder, '127.0.0.1:9')), [key]: [path] };
        if (name === 'site serve') stopWhenServing();
        const answer = await asNobody(WITH_PERMISSIONS.includes(path), () =>
          run([...wordsFor(command, texts), '--json'], { env: environment(folder ?? '') }),
        );
        faults.push(...faultsOf(answer).map((fault) => `${param.flags} ${path}: ${fault}`));
        // What has succeeded has changed something.
        if (answer.exitCode < 2) folder = undefined;
      }
    }
    expect(faults).toEqual([]);
  });
});

async function enter(worlds: ExampleWorlds, line: string): Promise<string> {
  const folder = await worlds.enter(line);
  await mkdir(WRONG['a folder'], { recursive: true });
  await mkdir(dirname('wrong/closed/out'));
  await writeFile('wrong/folder/note.txt', 'x');
  await writeFile(WRONG['an empty file'], '');
  await writeFile(WRONG['a file of something else'], '{"a": [<x>');
  await writeFile(WRONG['a file that may not be read'], 'x');
  execFileSync('chmod', ['-R', 'a+rwX', dirname(folder)]);
  await chmod(WRONG['a file that may not be read'], 0);
  await chmod('wrong/closed', 0o555);
  return folder;
}

/** Permissions do not stop the superuser, who stands back meanwhile. */
async function asNobody<T>(isAsked: boolean, work: () => Promise<T>): Promise<T> {
  const isRoot = isAsked && process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

function textsOf(words: readonly string[]): Texts {
  return parseInvocation(words, { commands: COMMANDS, version: '1.0.0' }, capturedIo())?.texts ?? {};
}

function wordsFor({ name, params }: Command, texts: Texts): readonly string[] {
  const words = [...params].flatMap(([key, param]) => (texts[key] ?? []).flatMap((text) => wordsOfParam(param, text)));
  return [...name.split(' '), ...words];
}

function wordsOfParam(param: Param<unknown>, text: string): readonly string[] {
  const [flag = ''] = param.flags.split(' ');
  if (!isOption(param)) return [text];
  return text === '' ? [flag] : [flag, text];
}

/** Everything that is wrong with how a mistake was told. An answer of yes or no tells none. */
function faultsOf({ exitCode, stdout, stderr }: Awaited<ReturnType<typeof run>>): readonly string[] {
  const faults = /\n {4}at /.test(stderr) ? ['stack trace'] : [];
  if (exitCode < 2) return faults;
  const { error }: { error?: Readonly<Record<string, unknown>> } = JSON.parse(stdout);
  const { code, next, details } = error ?? {};
  if (exitCode > 4) faults.push(`exit ${String(exitCode)}`);
  if (!/^[A-Z]+(_[A-Z0-9]+)+$/.test(String(code))) faults.push(`code ${String(code)}`);
  if (typeof next !== 'string' || next === '') faults.push('no advice');
  const names = typeof details === 'object' && details !== null ? Object.keys(details) : [];
  // A word that is neither a version nor a path is what was found.
  const isNamed = exitCode === 2 || names.includes('path') || names.includes('found');
  return isNamed ? faults : [...faults, `no path: ${stdout}`];
}
