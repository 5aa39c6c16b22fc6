import {
  type ByteSource,
  bytesSink,
  bytesSource,
  parseRuntimeIdentifier,
  parseTargetFramework,
} from '@nuspine/primitives';
import { failingSource } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { flatten, type FlattenRequest, parseTargetingPack, readEntry, readPackage } from '../../src/index.ts';
import { memoryFeed } from '../builders/memory-feed.ts';
import { buildPackage, buildPackageBytes, type PackageRecipe } from '../builders/package.ts';

const APP: PackageRecipe = {
  id: 'App',
  files: ['lib/net8.0/App.dll'],
  dependencies: { 'net8.0': ['A 1.0', 'B 1.0 exclude=Runtime'] },
};
const PACKAGES: readonly PackageRecipe[] = [
  { id: 'A', files: ['lib/netstandard2.0/A.dll'], dependencies: { any: ['C 1.0'] } },
  { id: 'B', files: ['lib/net8.0/B.dll'] },
  { id: 'C', version: '1.2.0', files: ['lib/net8.0/C.dll', 'lib/net8.0/de/C.resources.dll'] },
];

async function flattened(app: PackageRecipe, packages: readonly PackageRecipe[], more: Partial<FlattenRequest> = {}) {
  const sink = bytesSink();
  const request = { app: await buildPackage(app), feeds: [await memoryFeed(packages)], name: 'out.nupkg', ...more };
  const report = await flatten(request, sink);
  return { report, bytes: sink.bytes() };
}

describe('flatten', () => {
  it('puts the payload of all dependencies in the app, and leaves none to resolve', async () => {
    const { report, bytes } = await flattened(APP, PACKAGES);
    const pkg = await readPackage(bytesSource(bytes));
    expect(pkg.nuspec.dependencyGroups).toEqual([]);
    expect(pkg.files.map(({ path }) => path)).toEqual([
      'lib/net8.0/A.dll',
      'lib/net8.0/App.dll',
      'lib/net8.0/C.dll',
      'lib/net8.0/de/C.resources.dll',
    ]);
    expect(report).toMatchObject({
      package: { id: 'App', version: '1.0.0' },
      framework: 'net8.0',
      profile: 'runtime',
      onConflict: 'error',
      signatureRemoved: false,
      output: { name: 'out.nupkg', size: bytes.length },
    });
    expect(report.packages.map(({ id, version, files }) => [id, version, files])).toEqual([
      ['App', '1.0.0', 1],
      ['A', '1.0.0', 1],
      ['B', '1.0.0', 0],
      ['C', '1.2.0', 2],
    ]);
  });

  it('gives the same bytes for the same packages, in whatever order feeds list them', async () => {
    const { report } = await flattened(APP, PACKAGES);
    expect((await flattened(APP, PACKAGES.toReversed())).report).toEqual(report);
  });

  it('gives its own output back unchanged in content', async () => {
    const first = await flattened(APP, PACKAGES);
    const app = await readPackage(bytesSource(first.bytes));
    const second = await flattened(APP, [], { app });
    expect(second.bytes).toEqual(first.bytes);
  });

  it('takes a framework that the caller names', async () => {
    const app = { id: 'App', files: ['lib/net8.0/App.dll', 'lib/net472/App.dll'] };
    await expect(flattened(app, [])).rejects.toThrowCode('FLATTEN_FRAMEWORK_UNCLEAR');
    const { report } = await flattened(app, [], { framework: parseTargetFramework('net9.0') });
    expect(report.files.map(({ path, package: from }) => [path, from])).toEqual([['lib/net9.0/App.dll', 'App 1.0.0']]);
  });

  it('refuses a tree with findings', async () => {
    await expect(flattened(APP, PACKAGES.slice(1))).rejects.toThrowCode('FLATTEN_UNRESOLVED');
    await expect(flattened(APP, PACKAGES.slice(1))).rejects.toMatchObject({ details: { found: [{ code: 'NU1101' }] } });
  });

  it('refuses a dependency for other frameworks', async () => {
    const packages = [{ id: 'A', files: ['lib/net9.0/A.dll'] }, ...PACKAGES.slice(1)];
    await expect(flattened(APP, packages)).rejects.toThrowCode('FLATTEN_PACKAGE_INCOMPATIBLE');
  });

  it('takes files for a .NET Framework for want of others, as publish does', async () => {
    const packages = [{ id: 'A', files: ['lib/net472/A.dll', 'lib/net20/A.dll'] }, ...PACKAGES.slice(1)];
    const { report } = await flattened(APP, packages);
    expect(report.files.map(({ path, package: from }) => [path, from])).toContainEqual(['lib/net8.0/A.dll', 'A 1.0.0']);
  });

  it('takes along what a dependency asks for on the runtime', async () => {
    const runtimes = JSON.stringify({ runtimes: { linux: { A: { N: '1.0.0' } } } });
    const packages = [
      { id: 'A', files: { 'lib/net8.0/A.dll': 'a', 'runtime.json': runtimes } },
      { id: 'N', files: ['runtimes/linux/native/n.so'] },
      ...PACKAGES.slice(1),
    ];
    const { report } = await flattened(APP, packages, { rid: parseRuntimeIdentifier('linux-x64') });
    expect(report.files.map(({ path }) => path)).toContain('lib/net8.0/n.so');
    const { report: other } = await flattened(APP, packages, { rid: parseRuntimeIdentifier('win-x64') });
    expect(other.packages.map(({ id }) => id)).not.toContain('N');
  });

  it('follows the conflict policy', async () => {
    const packages = [{ id: 'A', files: ['lib/net8.0/App.dll'] }, ...PACKAGES.slice(1)];
    await expect(flattened(APP, packages)).rejects.toThrowCode('FLATTEN_CONFLICT');
    const { report } = await flattened(APP, packages, { onConflict: 'app-wins' });
    expect(report.conflicts).toEqual([{ path: 'lib/net8.0/App.dll', kept: 'App 1.0.0', dropped: ['A 1.0.0'] }]);
  });

  it('leaves to the framework what it has, where a pack says so', async () => {
    const bytes = Buffer.from('A.dll|Fw.Ref||0.0.0.0\nC.resources.dll|Fw.Ref||0.0.0.0');
    const overrides = { bytes: Buffer.from('C|2.0.0'), path: 'overrides' };
    const frameworkPacks = [parseTargetingPack({ bytes, path: 'manifest' }, overrides)];
    const { report } = await flattened(APP, PACKAGES, { frameworkPacks });
    expect(report.files.map(({ path }) => path)).toEqual(['lib/net8.0/App.dll', 'lib/net8.0/C.dll']);
    expect(report.frameworkFiles?.packs.map(({ name }) => name)).toEqual(['Fw.Ref']);
    expect(report.frameworkFiles?.left.map(({ path }) => path)).toEqual([
      'lib/net8.0/A.dll',
      'lib/net8.0/de/C.resources.dll',
    ]);
    const pruned = await flattened(APP, PACKAGES, { frameworkPacks, framework: parseTargetFramework('net10.0') });
    expect(pruned.report.packages.map(({ id }) => id)).toEqual(['App', 'A', 'B']);
    const squirrel = await flattened(APP, PACKAGES, { frameworkPacks, profile: 'squirrel' });
    expect(squirrel.report.frameworkFiles).toBeUndefined();
    expect((await flattened(APP, PACKAGES)).report.frameworkFiles).toBeUndefined();
  });

  it('puts an SBOM into the package when asked to, the same every time', async () => {
    const { report, bytes } = await flattened(APP, PACKAGES, { embedSbom: true });
    const pkg = await readPackage(bytesSource(bytes));
    const entry = pkg.files.find(({ path }) => path === 'bom.cdx.json');
    if (entry === undefined) throw new Error('there is no SBOM');
    const sbom = JSON.parse(Buffer.from(await readEntry(pkg.archive, entry)).toString());
    expect(report.sbom).toBe('bom.cdx.json');
    expect(sbom.components.map(({ name }: { readonly name: string }) => name)).toEqual(['A', 'B', 'C']);
    expect((await flattened(APP, PACKAGES, { embedSbom: true })).bytes).toEqual(bytes);
    const again = await flattened(APP, [], { app: pkg, embedSbom: true });
    expect(again.report.files.map(({ path }) => path)).toEqual(report.files.map(({ path }) => path));
  });

  it('says that a signature had to go', async () => {
    const signed = { id: 'App', files: { 'lib/net8.0/App.dll': 'app', '.signature.p7s': 'signature' } };
    const { report, bytes } = await flattened(signed, []);
    expect(report.signatureRemoved).toBe(true);
    expect((await readPackage(bytesSource(bytes))).isSigned).toBe(false);
  });

  it('fails when the app cannot be read to its end, wherever that is', async () => {
    const bytes = await buildPackageBytes({ id: 'App', files: ['lib/net8.0/App.dll'] });
    const attempt = async (open: (source: ByteSource) => ByteSource) =>
      flattened(APP, [], { app: await readPackage(open(bytesSource(bytes))) });
    const failures: unknown[] = [];
    for (let read = 1; ; read += 1) {
      const failure = await attempt((source) => failingSource(source, read)).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failure === undefined) break;
      failures.push(failure);
    }
    expect(failures.length).toBeGreaterThan(2);
  });
});
