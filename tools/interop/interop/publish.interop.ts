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
    const app = apps.get(one) ?? { pack: '', folder: '' };
    const published = await fileDigests(app.folder);
    const rid = one.rid === undefined ? {} : { rid: one.rid };
    const out = join(folder, `${one.name}.nupkg`);
    const report = await flattenPackageFile({ app: app.pack, sources: feeds, out, ...rid });
    const flat = report.files.map(({ path, digest }) => [path.replace(/^lib\/[^/]+\//, ''), digest] as const);
    const ownFiles = Object.keys(published).filter((path) => isMadeByTheBuild(path, one));
    expect(Object.fromEntries(flat)).toEqual(
      Object.fromEntries(Object.entries(published).filter(([path]) => !ownFiles.includes(path))),
    );
    expect(flat.length).toBeGreaterThan(2);
    console.log(`publish: ${one.name}: ${String(flat.length)} files are equal; not packed: ${ownFiles.join(' ')}`);
  });
});

/** What the build of an app makes and pack leaves out; docs/flatten.md, "Against dotnet publish". */
function isMadeByTheBuild(path: string, { name, framework }: PublishCase): boolean {
  const own = framework === 'net472' ? [`${name}.pdb`, `${name}.exe.config`] : [`${name}.pdb`, `${name}.deps.json`];
  return own.includes(path);
}
