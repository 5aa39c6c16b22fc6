import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Nuspec, readEntry, renderReleaseNotes } from '@nuspine/nupkg-core';
import { flattenPackageFile, withPackageFile } from '@nuspine/nupkg-core/fs';
import { digestBytes } from '@nuspine/primitives';
import { temporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileDigests } from '../src/file-digests.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { openSquirrel, type Squirrel, SQUIRREL_PROGRAMS } from '../src/squirrel.ts';
import { REFUSED_BY_SQUIRREL, SQUIRREL_APPS, type SquirrelApp, writeSquirrelFeed } from '../src/squirrel-apps.ts';

const skipped = await reasonToSkip(SQUIRREL_PROGRAMS);

/** An element other than a paragraph or a link of the web. */
const DANGEROUS = /<(?!\/?p>|\/a>|a href="https?:)/;

interface FullPackage {
  readonly path: string;
  readonly nuspec: Nuspec;
  /** Digest by path of the payload. */
  readonly files: Readonly<Record<string, string>>;
}

describe.skipIf(skipped !== undefined)(`full packages of Squirrel.Windows 2.0.1 ${skipped ?? ''}`, () => {
  let folder: string;
  let feed: string;
  let squirrel: Squirrel;
  const known = new Map<SquirrelApp, Promise<readonly [FullPackage, FullPackage]>>();

  beforeAll(async () => {
    folder = await temporaryFolder();
    feed = join(folder, 'feed');
    await writeSquirrelFeed(feed);
    const home = join(folder, 'squirrel');
    await mkdir(home);
    squirrel = await openSquirrel(home);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The full package that Squirrel makes, and ours; each app is packed once. */
  function fullPackages(app: SquirrelApp): Promise<readonly [FullPackage, FullPackage]> {
    const made = known.get(app) ?? makeFullPackages(app);
    known.set(app, made);
    return made;
  }

  async function makeFullPackages(app: SquirrelApp): Promise<readonly [FullPackage, FullPackage]> {
    const path = join(folder, `${app.id}.1.0.0.nupkg`);
    const theirs = join(folder, `${app.id}-by-squirrel.nupkg`);
    const ours = join(folder, `${app.id}-by-us.nupkg`);
    await writeFile(path, await buildPackage(app));
    await squirrel.must('create-full', path, theirs, feed);
    await flattenPackageFile({ app: path, sources: [feed], profile: 'squirrel', out: ours });
    return [await readFull(theirs), await readFull(ours)];
  }

  async function installed(full: FullPackage): Promise<Readonly<Record<string, string>>> {
    const root = `${full.path}-installed`;
    const app = join(root, 'app');
    await mkdir(app, { recursive: true });
    await squirrel.must('install', full.path, app, root);
    return fileDigests(app);
  }

  it.each(SQUIRREL_APPS)('hold the same files of $id, but none of a farther folder', async (app) => {
    const [theirs, ours] = await fullPackages(app);
    const isLeftOut = (path: string): boolean =>
      path.endsWith('/_._') || app.fartherFolders.some((name) => path.startsWith(`lib/${name}/`));
    const wanted = Object.entries(theirs.files).filter(([path]) => !isLeftOut(path));
    expect(ours.files).toEqual(Object.fromEntries(wanted));
    for (const name of app.fartherFolders) {
      expect(Object.keys(theirs.files).some((path) => path.startsWith(`lib/${name}/`))).toBe(true);
    }
    console.log(`Squirrel: ${app.id}: ${String(wanted.length)} files of its full package are equal`);
  });

  it.each(SQUIRREL_APPS)('say the same of $id', async (app) => {
    const [theirs, ours] = await fullPackages(app);
    expect({ ...ours.nuspec, releaseNotes: undefined }).toEqual({ ...theirs.nuspec, releaseNotes: undefined });
    expect(wordsOf(ours.nuspec.releaseNotes)).toEqual(wordsOf(theirs.nuspec.releaseNotes));
  });

  it('are made by us also where Squirrel cannot read a package', async () => {
    const path = join(folder, 'Modern.1.0.0.nupkg');
    const out = join(folder, 'Modern-full.nupkg');
    await writeFile(path, await buildPackage(REFUSED_BY_SQUIRREL));
    const { code, stdout } = await squirrel.run('create-full', path, out, feed);
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('already has a dependency defined') });
    const report = await flattenPackageFile({ app: path, sources: [feed], profile: 'squirrel', out });
    expect(report.files.map((file) => file.path)).toContain('lib/net45/Newtonsoft.Json.dll');
  });

  it.each([
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    '[a](javascript:alert(1))',
    '[a](vbscript:x)',
    '[a](file:///c:/windows)',
  ])('of ours escape %s, which Squirrel lets through', async (notes) => {
    const file = join(folder, 'notes.md');
    await writeFile(file, notes);
    expect(await squirrel.must('markdown', file)).toMatch(DANGEROUS);
    expect(renderReleaseNotes(notes)).not.toMatch(DANGEROUS);
  });

  it.each(SQUIRREL_APPS.filter(({ id }) => id === 'Contents' || id === 'Tree'))('install $id alike', async (app) => {
    const [theirs, ours] = await fullPackages(app);
    expect(await installed(ours)).toEqual(await installed(theirs));
  });
});

async function readFull(path: string): Promise<FullPackage> {
  return withPackageFile(path, async ({ archive, files, nuspec }) => {
    const digests: Record<string, string> = {};
    for (const entry of files) digests[entry.path] = digestBytes(await readEntry(archive, entry));
    return { path, nuspec, files: digests };
  });
}

/** Two renderers of Markdown place tags and line breaks differently; wrapper, words and links must agree. */
function wordsOf(notes: string | undefined): readonly string[] {
  const [, inside] = /^<!\[CDATA\[\n([^]*)\n\]\]>$/.exec(notes ?? '') ?? [];
  const links = [...(inside ?? '').matchAll(/href="([^"]*)"/g)].map(([, link]) => link ?? '');
  const text = (inside ?? '').replace(/<[^>]*>/g, ' ').split(/\s+/);
  return [inside === undefined ? 'no wrapper' : 'wrapper', ...links, ...text.filter((word) => word !== '')];
}
