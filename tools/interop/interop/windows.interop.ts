import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostilePackages } from '@nuspine/fixtures';
import { initLayout, updateLayout } from '@nuspine/manifest/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileDigests } from '../src/file-digests.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { LOCAL_NUGETS, type ReleasePair, releasePair } from '../src/release-pair.ts';
import { openWindows, type Windows, WINDOWS_PROGRAMS, windowsPath } from '../src/windows.ts';

const skipped = await reasonToSkip(WINDOWS_PROGRAMS);
const FORMATS = ['squirrel', 'velopack', 'nuspine'] as const;
const APP = 'Microsoft.Extensions.Hosting';

describe.skipIf(skipped !== undefined)(`Node for Windows ${skipped ?? ''}`, () => {
  let folder: string;
  let windows: Windows;
  let pair: ReleasePair;

  beforeAll(async () => {
    folder = await temporaryFolder();
    pair = await releasePair(folder, FORMATS);
    windows = await openWindows(folder);
  });

  // Wine writes its registry a few seconds after its last program has ended.
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 15, retryDelay: 100 }));

  /** Runs command lines that all must succeed. Resolves to what each printed. */
  async function mustSay(lines: readonly (readonly string[])[]): Promise<readonly string[]> {
    const results = await windows.run(lines);
    expect(results.map(({ code, stderr }) => ({ code, stderr }))).toEqual(lines.map(() => ({ code: 0, stderr: '' })));
    return results.map(({ stdout }) => stdout);
  }

  it('makes the feed that this machine makes, byte for byte, and updates from it', async () => {
    const feed = String.raw`C:\Our Releases`;
    const versions = [pair.base, pair.target].map((path) => /-(\d+\.\d+\.\d+)-full/.exec(path)?.[1] ?? '');
    const source = windowsPath(LOCAL_NUGETS);
    const release = (version: string): readonly string[] => {
      const from = ['--source', source, '--framework', 'net9.0', '--formats', FORMATS.join(',')];
      return ['releasify', `${source}${APP}.${version}.nupkg`, '--releases', feed, ...from];
    };
    const current = `${feed}\\${APP}-${versions[0] ?? ''}-full.nupkg`;
    const said = await mustSay([
      ...versions.map(release),
      ['feed', 'verify', feed],
      ['feed', 'update', feed, '--current', current, '--out', String.raw`C:\new.nupkg`],
    ]);
    expect(said.at(-1)).toContain('byte for byte the released package');
    const ours = await fileDigests(pair.feed);
    expect(Object.keys(ours)).toHaveLength(8);
    expect(await fileDigests(join(windows.drive, 'Our Releases'))).toEqual(ours);
    expect((await readFile(join(windows.drive, 'new.nupkg'))).equals(await readFile(pair.target))).toBe(true);
    console.log(`Windows: a feed of ${String(Object.keys(ours).length)} files, each equal`);
  });

  it('refuses every hostile package with the code that it has here', async () => {
    const packages = hostilePackages().flatMap((group) => group.packages);
    const at = join(windows.drive, 'hostile');
    await mkdir(at);
    for (const { name, bytes } of packages) await writeFile(join(at, `${name}.nupkg`), bytes);
    const results = await windows.run(
      packages.map(({ name }) => ['inspect', `C:\\hostile\\${name}.nupkg`, '--deep', '--json']),
    );
    const codes = results.map(({ code, stdout }) => [code, JSON.parse(stdout).error?.code]);
    expect(codes).toEqual(packages.map(({ code }) => [3, code]));
    console.log(`Windows: ${String(packages.length)} hostile packages refused`);
  });

  it('writes the manifests of a layout that this machine writes', async () => {
    const [here, there] = [join(folder, 'layout'), join(windows.drive, 'layout')];
    for (const root of [here, there]) {
      await mkdir(join(root, 'local-nugets'), { recursive: true });
      await mkdir(join(root, 'vendor', 'tools'), { recursive: true });
      const name = `${APP}.9.0.22.nupkg`;
      await copyFile(join(LOCAL_NUGETS, name), join(root, 'local-nugets', name));
      await copyFile(join(LOCAL_NUGETS, name), join(root, 'vendor', 'tools', 'Tööl.zip'));
    }
    await initLayout(here);
    await updateLayout(here);
    const root = ['--root', String.raw`C:\layout`];
    const [init, update] = await windows.run([
      ['offline', 'init', ...root],
      ['offline', 'update', ...root],
    ]);
    // Nobody has said yet where the two files are from.
    expect([init?.code, update?.code]).toEqual([0, 1]);
    expect(await fileDigests(there)).toEqual(await fileDigests(here));
  });

  it('publishes to a channel, promotes past a gate, and moves a consumer', async () => {
    const store = ['--store', String.raw`C:\versions`];
    const consumer = join(windows.drive, 'consumer');
    await mkdir(consumer);
    const props =
      '<Project>\r\n  <ItemGroup>\r\n    <PackageVersion Include="Core" Version="1.0.0" />\r\n  </ItemGroup>\r\n</Project>\r\n';
    await writeFile(join(consumer, 'Directory.Packages.props'), props);
    await writeFile(join(consumer, 'subscriptions.toml'), '[[subscription]]\nid = "core"\nchannel = "a/core/main"\n');
    const publish = (version: string): readonly string[] => {
      const build = ['--package-version', version, '--order', version, '--commit', '4f2a91c'];
      return ['channel', 'publish', 'a/core/main', ...build, '--package', `Core@${version}`, ...store];
    };
    await mustSay([
      publish('1.0.0'),
      publish('1.1.0'),
      // A word of cmd.exe alone.
      ['channel', 'promote', 'a/core/main', '--to', 'LKG', '--gate', 'tests=ver', ...store],
      ['flow', 'apply', '--root', String.raw`C:\consumer`, ...store],
      ['channel', 'verify', 'a/core/main', ...store],
    ]);
    expect(await readFile(join(consumer, 'Directory.Packages.props'), 'utf8')).toBe(props.replace('1.0.0', '1.1.0'));
  });
});
