import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { parseTrustKeys } from '@nuspine/channels';
import { emptyRegistry, temporaryFolder, withRegistry } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/index.ts';
import { run } from '../test/captured-io.ts';
import { stopWhenServing } from '../test/stop-when-serving.ts';
import { packages, releases } from './package-worlds.ts';
import {
  airGappedProduct,
  createdProduct,
  installedProduct,
  matrix,
  oldMatrix,
  product,
  testedProduct,
} from './product-worlds.ts';
import {
  buildableLayout,
  builtSite,
  bundledLayout,
  channel,
  draftedRoot,
  follower,
  formerChannel,
  gate,
  laterChannel,
  laterLayout,
  layout,
  newChannel,
  plain,
  published,
  rootedChannel,
  signedChannel,
  signedRoot,
  spine,
} from './repository-worlds.ts';
import { environment, type World, worldIn } from './world.ts';

const EXAMPLES = COMMANDS.flatMap(({ name, examples }) => examples.map(({ command }) => [command, name] as const));

type MakeWorld = (world: World) => Promise<void>;

/** The world of a command, or of one example: the longest text that the line begins with. */
const WORLDS: Readonly<Record<string, MakeWorld>> = {
  releasify: packages,
  flatten: packages,
  resolve: packages,
  inspect: packages,
  delta: releases,
  feed: releases,
  matrix,
  'matrix migrate': oldMatrix,
  'bundle test': product,
  'bundle create': testedProduct,
  'bundle publish': createdProduct,
  bundle: installedProduct,
  'bundle install core --from site.tar.zst': airGappedProduct,
  offline: layout,
  'offline init': plain,
  'offline export': bundledLayout,
  'offline export site-2.tar.zst': laterLayout,
  'offline restore': buildableLayout,
  'offline import': bundledLayout,
  'offline push': bundledLayout,
  'offline pull': bundledLayout,
  spine,
  gate,
  'gate verify-published': published,
  channel,
  'channel promote contoso/app/main --to LKG': newChannel,
  'channel rollback': laterChannel,
  'channel withdraw': laterChannel,
  'channel rollout': laterChannel,
  'channel close': formerChannel,
  'channel show contoso/app/main --trust': signedChannel,
  'channel verify contoso/app/main --trust': signedChannel,
  'channel attest': signedChannel,
  'channel sign': signedChannel,
  'channel refresh': signedChannel,
  'channel keys': signedChannel,
  'channel keys make': channel,
  'channel keys draft-root': draftedRoot,
  'channel keys sign-root': draftedRoot,
  'channel keys publish-root': signedRoot,
  'channel keys init': channel,
  'channel keys delegate': rootedChannel,
  'channel subscribe': plain,
  flow: follower,
  site: builtSite,
  completion: plain,
};

/** Lines that answer no, and why. */
const ANSWERS_NO: readonly string[] = [
  // It would take the package away that nothing asks for.
  'nuspine offline prune',
];

const registry = emptyRegistry();
const models = new Map<MakeWorld, string>();
const start = process.cwd();
let root = '';

function makeWorldOf(line: string): MakeWorld {
  const command = commandOf(line);
  const known = Object.keys(WORLDS).filter((begin) => `${command} `.startsWith(`nuspine ${begin} `));
  const longest = known.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const found = WORLDS[longest];
  if (found === undefined) throw new Error(`no world for ${line}`);
  return found;
}

/** A folder of its own, made as the world of the line says; the working folder of this process is the repository in it. */
async function enterWorld(line: string, folder: string): Promise<void> {
  const make = makeWorldOf(line);
  let model = models.get(make);
  if (model === undefined) {
    model = await mkdtemp(join(root, 'model-'));
    await mkdir(join(model, 'repo'), { recursive: true });
    process.chdir(join(model, 'repo'));
    await make(worldIn(model));
    models.set(make, model);
  }
  await cp(model, folder, { recursive: true, verbatimSymlinks: true });
  process.chdir(join(folder, 'repo'));
}

/** The part of a line that is ours. */
function commandOf(line: string): string {
  return line.split(/ [|>] |[()]/).find((part) => part.startsWith('nuspine ')) ?? '';
}

/** The words of the line, with what stands for other machines and for the home of the reader. */
async function wordsOf(line: string, folder: string, host: string): Promise<readonly string[]> {
  const places: Readonly<Record<string, string>> = {
    'https://versions.example.test': line.startsWith('nuspine flow') ? '../versions' : '.',
    'https://mirror.example.test': '.',
    'git:https://git.example.test/versions.git': `git:${folder}/versions.git`,
    'https://example.com/bundles': 'registry',
    'https://feed.example.com/v3/index.json': 'local-nugets',
    'https://downloads.example.com/app': 'Releases',
    '/opt/contoso': '../installed',
    'registry.example.test': host,
    '~/': `${folder}/home/`,
    '5f2c…': line.includes('5f2c…') ? await keyId(folder, line) : '',
  };
  const said = Object.entries(places).reduce((text, [from, to]) => text.replaceAll(from, to), commandOf(line));
  return said.split(' ').slice(1);
}

async function keyId(folder: string, line: string): Promise<string> {
  const path = join(folder, 'home/nuspine-keys', line.includes('timestamp') ? 'timestamp.pem' : 'root-1.pem');
  return parseTrustKeys(await readFile(path, 'utf8'), path)[0]?.id ?? '';
}

describe('examples of --help', () => {
  beforeAll(async () => {
    root = await temporaryFolder();
  });
  afterAll(async () => {
    process.chdir(start);
    await rm(root, { recursive: true, force: true });
  });

  it.each(EXAMPLES)('%s', async (line) => {
    const folder = join(root, 'world');
    await rm(folder, { recursive: true, force: true });
    await enterWorld(line, folder);
    await withRegistry(registry, async ({ url }) => {
      const { host } = new URL(url);
      if (line.startsWith('nuspine offline pull'))
        await run(['offline', 'push', 'offline/feeds/site', `${host}/team/feed:v1`]);
      if (line.startsWith('nuspine site serve')) stopWhenServing();
      const { exitCode, stdout, stderr } = await run(await wordsOf(line, folder, host), { env: environment(folder) });
      expect({ exitCode, said: exitCode === 0 ? '' : stdout + stderr }).toEqual({
        exitCode: ANSWERS_NO.includes(line) ? 1 : 0,
        said: ANSWERS_NO.includes(line) ? expect.any(String) : '',
      });
    });
  });

  it('are at least one of each command', () => {
    expect(new Set(EXAMPLES.map(([, name]) => name)).size).toBe(COMMANDS.length);
  });
});
