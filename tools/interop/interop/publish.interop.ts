import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { flattenPackageFile } from '@nuspine/nupkg-core/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCornerFeed } from '../src/corner-packages.ts';
import { fileDigests } from '../src/file-digests.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { NUGET_PROGRAMS } from '../src/nuget.ts';
import { type PublishedApp, publishApps } from '../src/publish-apps.ts';
import { DEEP_PUBLISH_CASES, PUBLISH_CASES, type PublishCase } from '../src/publish-cases.ts';
import { LOCAL_NUGETS } from '../src/release-pair.ts';

const skipped = await reasonToSkip(NUGET_PROGRAMS);
const CASES = process.env['NUSPINE_DEEP'] === '1' ? DEEP_PUBLISH_CASES : PUBLISH_CASES;

describe.skipIf(skipped !== undefined)(`dotnet publish ${skipped ?? ''}`, () => {
  let folder: string;
  let feeds: readonly string[];
  let apps: ReadonlyMap<PublishCase, PublishedApp>;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const corners = join(folder, 'corners');
    await writeCornerFeed(corners);
    feeds = [LOCAL_NUGETS, corners];
    apps = await publishApps(join(folder, 'apps'), CASES, feeds);
  }, 1_800_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(CASES)('puts beside $name what flatten puts there, byte for byte', async (one) => {
    const app = apps.get(one) ?? { pack: '', folder: '', packs: [] };
    const published = await fileDigests(app.folder);
    const rid = one.rid === undefined ? {} : { rid: one.rid };
    const sources = [...feeds, join(folder, 'apps', 'packages')];
    const out = join(folder, `${one.name}.nupkg`);
    const report = await flattenPackageFile({ app: app.pack, sources, frameworkPacks: app.packs, out, ...rid });
    const flat = report.files.map(({ path, digest }) => [path.replace(/^lib\/[^/]+\//, ''), digest] as const);
    const runtime = await runtimeFiles(one.selfContained === true ? app.packs : []);
    const ownFiles = Object.entries(published)
      .filter(([path, digest]) => isMadeByTheBuild(path, one) || runtime.has(`${path} ${digest}`))
      .map(([path]) => path);
    const left = report.frameworkFiles?.left ?? [];
    const leftByWindows = left.map(({ path }) => path.replace(/^lib\/[^/]+\//, '')).filter((path) => path === MESSAGES);
    const notOurs = [...ownFiles, ...leftByWindows];
    expect(Object.fromEntries(flat)).toEqual(
      Object.fromEntries(Object.entries(published).filter(([path]) => !notOurs.includes(path))),
    );
    expect(flat.length).toBeGreaterThan(0);
    console.log(
      `publish: ${one.name}: ${String(flat.length)} files are equal; ${String(left.length)} left to the framework; ${String(ownFiles.length)} not packed: ${ownFiles.slice(0, 4).join(' ')}`,
    );
  });
});

/**
 * The one real file that publish on Windows leaves to ASP.NET Core and publish elsewhere does not: it has no version
 * resource, and only elsewhere the SDK then reads an attribute; docs/flatten.md.
 */
const MESSAGES = 'System.Diagnostics.EventLog.Messages.dll';

/** What the build of an app makes and pack leaves out; docs/flatten.md, "Against dotnet publish". */
function isMadeByTheBuild(path: string, { name, framework }: PublishCase): boolean {
  const own = framework === 'net472' ? [`${name}.exe.config`] : [`${name}.deps.json`, name];
  return [`${name}.pdb`, ...own].includes(path);
}

/** Path and digest of every file that a self-contained app has from the runtime packs. */
async function runtimeFiles(packs: readonly string[]): Promise<ReadonlySet<string>> {
  const files = await Promise.all(packs.map((pack) => fileDigests(pack)));
  return new Set(
    files.flatMap(Object.entries).map(([path, digest]) => `${path.replace(/^.*\//, '')} ${String(digest)}`),
  );
}
