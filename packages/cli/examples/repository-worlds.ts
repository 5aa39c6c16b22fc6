import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { writeSpine } from '../test/sample-spine.ts';
import { matrix } from './product-worlds.ts';
import { execute, type World } from './world.ts';

const MANIFEST = 'local-nugets/manifest.json';
const JOB = JSON.stringify([process.execPath, '--eval', 'process.exit(0)']);

/** A repository with a package in its feed, and manifests that say all of it. */
export async function layout(world: World): Promise<void> {
  await world.pack('local-nugets/Acme.Core.1.0.0.nupkg', 'Acme.Core', '1.0.0');
  await world.nuspine('offline init');
  await explain(world);
  await world.nuspine('offline update');
}

/** The same with a project that builds from it, and its lock file. */
export async function buildableLayout(world: World): Promise<void> {
  await layout(world);
  const properties =
    '<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>';
  await world.write(
    'App.csproj',
    `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>${properties}</PropertyGroup></Project>\n`,
  );
  await world.write('Program.cs', 'System.Console.WriteLine("hello");\n');
  await execute(world, 'dotnet', 'restore');
  await execute(world, 'rm', '-rf', 'obj');
}

/** The same with bundles of it. */
export async function bundledLayout(world: World): Promise<void> {
  await layout(world);
  await world.nuspine('offline export site-1.tar.zst');
  await world.nuspine('offline export offline/feeds/site --form oci --tag v1');
}

/** Writes down where each package came from and who needs it, as a person would. */
async function explain({ folder, write }: World): Promise<void> {
  const manifest: { packages: readonly object[] } = JSON.parse(await readFile(join(folder, 'repo', MANIFEST), 'utf8'));
  const said = { origin: 'built here', consumer: 'App' };
  const packages = manifest.packages.map((entry) => ({ ...entry, ...said }));
  await write(MANIFEST, JSON.stringify({ ...manifest, packages }));
}

/** The same with one package more than a bundle that was exported before. */
export async function laterLayout(world: World): Promise<void> {
  await layout(world);
  await world.nuspine('offline export ../site-1.tar.zst');
  await world.pack('local-nugets/Acme.More.1.0.0.nupkg', 'Acme.More', '1.0.0');
  await world.nuspine('offline init');
  await explain(world);
  await world.nuspine('offline update');
  await execute(world, 'mv', '../site-1.tar.zst', '.');
}

/** A repository that has no layout yet. */
export async function plain(world: World): Promise<void> {
  await world.write('README.md', 'nothing');
}

/** A repository with a feed and a matrix, and its site. */
export async function builtSite(world: World): Promise<void> {
  await matrix(world);
  await world.nuspine('site build --out site');
}

/** A spine in order, at its place and at another. */
export async function spine(world: World): Promise<void> {
  for (const folder of ['.', 'deploy']) {
    await mkdir(folder, { recursive: true });
    await writeSpine(folder, '2.0.0');
  }
  await world.nuspine('spine render');
}

/** A gate that has one job and ran. */
export async function gate(world: World): Promise<void> {
  const job = `[[job]]\nname = "consumer"\nkind = "cli-smoke"\ncommand = ${JOB}\ninputs = ["gate.toml"]\n`;
  await world.write('gate.toml', job);
  await world.nuspine('gate run');
  await world.nuspine('gate workflow');
}

/** A feed that has what was published. */
export async function published(world: World): Promise<void> {
  await world.pack('local-nugets/Acme.App.1.2.0.nupkg', 'Acme.App', '1.2.0');
}

const CHANNEL = 'contoso/app/main';

/** A channel with two builds in a folder, and an empty git repository beside it. */
export async function newChannel(world: World): Promise<void> {
  for (const version of ['1.0.0', '1.1.0']) await publish(world, version);
  await world.write('build.json', JSON.stringify(buildOf('1.3.0')));
  await world.write('results.json', JSON.stringify([{ gate: 'tests', passed: true, date: '2026-01-01T00:00:00Z' }]));
  await world.write('test.sh', '#!/bin/sh\nexit 0\n');
  await execute(world, 'chmod', '+x', 'test.sh');
  await execute(world, 'git', 'init', '--quiet', '--bare', '--initial-branch', 'main', '../versions.git');
}

/** The same with pointers to the second. */
export async function channel(world: World): Promise<void> {
  await newChannel(world);
  for (const pointer of ['LKG', 'Nightly']) {
    await world.nuspine(`channel promote ${CHANNEL} --to ${pointer} --gate tests=./test.sh`);
  }
}

/** The same with a third build, which is the latest for some. */
export async function laterChannel(world: World): Promise<void> {
  await channel(world);
  await publish(world, '1.2.0', CHANNEL, ' --rollout 10');
}

/** A channel under its former name. */
export async function formerChannel(world: World): Promise<void> {
  await channel(world);
  await publish(world, '1.0.0', 'contoso/app/master');
}

/** A store with keys, of which none signs for the channel yet. */
export async function rootedChannel(world: World): Promise<void> {
  await channel(world);
  await world.nuspine(`channel keys init --keys ${keysOf(world)} --root-keys 3 --threshold 2`);
}

function keysOf({ folder }: World): string {
  return join(folder, 'home/nuspine-keys');
}

/** A channel that is signed, with the keys at hand. */
export async function signedChannel(world: World): Promise<void> {
  await rootedChannel(world);
  const keys = keysOf(world);
  await world.nuspine(`channel keys delegate ${CHANNEL} --new app-main.pem --key ${keys}`);
  for (const role of ['snapshot', 'timestamp']) await execute(world, 'cp', `${keys}/${role}.pem`, `${role}.pem`);
  await execute(world, 'cp', 'trust/1.root.json', 'root.json');
  await execute(world, 'cp', 'app-main.pem', 'builder.pem');
  await world.nuspine(`channel sign ${CHANNEL} --key ${keys} --key app-main.pem`);
}

/** The same with two people who are to hold its root, and a draft of it that nobody of them has signed. */
export async function draftedRoot(world: World): Promise<void> {
  await signedChannel(world);
  for (const name of ['alice', 'bob']) await world.nuspine(`channel keys make ${name}.pem --public ${name}.pub.pem`);
  await execute(world, 'cp', join(keysOf(world), 'root-1.pem'), 'root-1.pem');
  const holders = '--add alice.pub.pem --add bob.pub.pem --threshold 2';
  await world.nuspine(`channel keys draft-root ${holders} --out root-2.json --key root-1.pem`);
}

/** The draft with the signatures of all. */
export async function signedRoot(world: World): Promise<void> {
  await draftedRoot(world);
  await world.nuspine(`channel keys sign-root root-2.json --key ${keysOf(world)} --key alice.pem --key bob.pem`);
}

/** A repository that follows a channel of a store beside it, one version behind. */
export async function follower(world: World): Promise<void> {
  const build = '--package-version 1.1.0 --order 2 --commit 4f2a91c --package Contoso.Core@1.1.0';
  await world.nuspine(`channel publish contoso/core/main ${build} --store ../versions`);
  await world.write('subscriptions.toml', '[[subscription]]\nid = "sdk"\nchannel = "contoso/core/main"\n');
  const items = '<PackageVersion Include="Contoso.Core" Version="1.0.0" />';
  await world.write('Directory.Packages.props', `<Project><ItemGroup>${items}</ItemGroup></Project>\n`);
  const git = (...args: readonly string[]): Promise<void> =>
    execute(world, 'git', '-c', 'user.name=A', '-c', 'user.email=a@example.test', ...args);
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'first');
}

async function publish(world: World, version: string, name = CHANNEL, more = ''): Promise<void> {
  const build = `--package-version ${version} --order ${version} --commit 4f2a91c --package Contoso.App@${version}`;
  await world.nuspine(`channel publish ${name} ${build}${more}`);
}

function buildOf(version: string): object {
  return {
    id: version,
    version,
    order: [1, 3, 0],
    commit: '4f2a91c',
    branch: 'main',
    date: '2026-01-01T00:00:00Z',
    packages: [{ id: 'Contoso.App', version }],
    artifacts: [],
  };
}
