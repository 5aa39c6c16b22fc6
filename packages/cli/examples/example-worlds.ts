import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { parseTrustKeys } from '@nuspine/channels';
import { temporaryFolder } from '@nuspine/testkit';
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
import { type World, worldIn } from './world.ts';

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

/** Places where examples can be run, one after the other. */
export interface ExampleWorlds {
  /**
   * A folder of its own, made as the world of the line says, in the place of the one before; the working folder of this process is
   * the repository in it. Resolves to the folder.
   */
  enter(line: string): Promise<string>;
  /** Leaves them, and removes all. */
  close(): Promise<void>;
}

export async function openExampleWorlds(): Promise<ExampleWorlds> {
  const root = await temporaryFolder();
  const start = process.cwd();
  const models = new Map<MakeWorld, string>();
  const folder = join(root, 'world');
  const modelOf = async (make: MakeWorld): Promise<string> => {
    const model = await mkdtemp(join(root, 'model-'));
    await mkdir(join(model, 'repo'), { recursive: true });
    process.chdir(join(model, 'repo'));
    await make(worldIn(model));
    models.set(make, model);
    return model;
  };
  return {
    enter: async (line) => {
      const make = makeWorldOf(line);
      const model = models.get(make) ?? (await modelOf(make));
      process.chdir(start);
      await rm(folder, { recursive: true, force: true });
      await cp(model, folder, { recursive: true, verbatimSymlinks: true });
      process.chdir(join(folder, 'repo'));
      return folder;
    },
    close: async () => {
      process.chdir(start);
      await rm(root, { recursive: true, force: true });
    },
  };
}

function makeWorldOf(line: string): MakeWorld {
  const command = commandOf(line);
  const known = Object.keys(WORLDS).filter((begin) => `${command} `.startsWith(`nuspine ${begin} `));
  const longest = known.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const found = WORLDS[longest];
  if (found === undefined) throw new Error(`no world for ${line}`);
  return found;
}

/** The part of a line that is ours. */
function commandOf(line: string): string {
  return line.split(/ [|>] |[()]/).find((part) => part.startsWith('nuspine ')) ?? '';
}

/** The words of the line, with what stands for other machines and for the home of the reader. */
export async function wordsOf(line: string, folder: string, host: string): Promise<readonly string[]> {
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
    '5f2cd3a9': line.includes('5f2cd3a9') ? await keyId(folder, line) : '',
  };
  const said = Object.entries(places).reduce((text, [from, to]) => text.replaceAll(from, to), commandOf(line));
  return said.split(' ').slice(1);
}

async function keyId(folder: string, line: string): Promise<string> {
  const path = join(folder, 'home/nuspine-keys', line.includes('timestamp') ? 'timestamp.pem' : 'root-1.pem');
  return parseTrustKeys(await readFile(path, 'utf8'), path)[0]?.id.slice(0, 8) ?? '';
}
