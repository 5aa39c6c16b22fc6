import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v3Feed, withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { resolveFiles, type ResolveFilesOptions } from '../../src/fs/index.ts';
import { buildPackageBytes, type PackageRecipe } from '../builders/package.ts';
import { assetsBytes } from '../lock/assets.ts';

type Rest = Partial<ResolveFilesOptions>;

/** Resolves an app, or what is asked for in its place, from a feed that has A 1.0.0. */
async function resolved(app: PackageRecipe, options: Rest | ((folder: string) => Promise<Rest>) = {}) {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'App.nupkg');
    await writeFile(path, await buildPackageBytes(app));
    await writeFile(join(folder, 'A.1.0.0.nupkg'), await buildPackageBytes({ id: 'A' }));
    const rest = typeof options === 'function' ? await options(folder) : options;
    return resolveFiles({ roots: [path], sources: [folder], ...rest });
  });
}

describe('resolveFiles', () => {
  const app = { id: 'App', dependencies: { 'net8.0': ['A 1.0'] } };

  it('resolves for the framework of the app', async () => {
    expect(await resolved(app)).toMatchObject({ ok: true, framework: 'net8.0', packages: [{ id: 'A', direct: true }] });
  });

  it('resolves for a framework that the caller names', async () => {
    const net10 = await resolved(app, { framework: 'net10.0' });
    expect(net10).toMatchObject({ ok: true, framework: 'net10.0', packages: [{ id: 'A' }] });
    expect(await resolved(app, { framework: 'net472' })).toMatchObject({ ok: true, framework: 'net472', packages: [] });
  });

  it('returns findings rather than throwing them', async () => {
    expect(await resolved({ id: 'App', dependencies: { 'net8.0': ['A 2.0'] } })).toMatchObject({
      ok: false,
      findings: [{ code: 'NU1102', available: ['1.0.0'] }],
    });
  });

  it('resolves package references for a framework that is named', async () => {
    const resolution = await resolved(app, { roots: ['A@1.0', 'B@1.0'], framework: 'net8.0' });
    expect(resolution).toMatchObject({ packages: [{ id: 'A' }], findings: [{ code: 'NU1101', id: 'B' }] });
    await expect(resolved(app, { roots: ['A@1.0'] })).rejects.toThrowCode('FLATTEN_FRAMEWORK_UNCLEAR');
  });

  it('takes the first of several references to a package', async () => {
    const roots = ['a@[1.0]', 'A@2.0'];
    expect(await resolved(app, { roots, framework: 'net8.0' })).toMatchObject({
      ok: true,
      packages: [{ id: 'A', path: ['a [1.0.0, 1.0.0]'] }],
      findings: [{ code: 'NU1504', level: 'warning', id: 'a' }],
    });
  });

  it('warns of several servers where versions are central', async () => {
    const nupkg = await buildPackageBytes({ id: 'A' });
    const resolution = await withHttpServer(v3Feed([{ id: 'a', version: '1.0.0', nupkg }]), ({ url }) =>
      resolved(app, async (folder) => {
        const central = join(folder, 'Directory.Packages.props');
        await writeFile(
          central,
          '<Project><ItemGroup><PackageVersion Include="A" Version="1.0" /></ItemGroup></Project>',
        );
        const sources = [`${url}/v3/index.json`, `${url}/v3/index.json?other`, folder];
        const config = join(folder, 'NuGet.config');
        await writeFile(config, '<configuration />');
        const nuGet = { environment: {}, config, cache: join(folder, 'cache') };
        return { roots: ['A'], framework: 'net8.0', central, sources, nuGet };
      }),
    );
    expect(resolution).toMatchObject({ ok: true, packages: [{ id: 'A' }], findings: [{ code: 'NU1507' }] });
  });

  it('takes central versions', async () => {
    const resolution = await resolved(app, async (folder) => {
      const central = join(folder, 'Directory.Packages.props');
      await writeFile(
        central,
        '<Project><ItemGroup><PackageVersion Include="A" Version="[1.0]" /></ItemGroup></Project>',
      );
      return { roots: ['A'], framework: 'net8.0', central };
    });
    expect(resolution.packages[0]?.path).toEqual(['A [1.0.0, 1.0.0]']);
  });

  it('adds what every project refers to, and looks for nothing where central versions are wrong', async () => {
    const central = (items: string, roots: readonly string[]) =>
      resolved(app, async (folder) => {
        const path = join(folder, 'Directory.Packages.props');
        await writeFile(path, `<Project><ItemGroup>${items}</ItemGroup></Project>`);
        return { roots, framework: 'net8.0', central: path };
      });
    const global = '<GlobalPackageReference Include="A" Version="1.0" />';
    const b = '<PackageVersion Include="B" Version="1.0" />';
    expect(await central(global + b, ['B'])).toMatchObject({
      packages: [{ id: 'A', direct: true }],
      findings: [{ code: 'NU1101', id: 'B' }],
    });
    expect((await central(global, ['A'])).packages).toMatchObject([{ path: ['A [1.0.0, )'] }]);
    expect(await central(b, ['A'])).toMatchObject({
      ok: false,
      packages: [],
      findings: [{ code: 'NU1010', id: 'A' }],
    });
  });

  it('leaves out what the framework has', async () => {
    const resolution = await resolved(app, async (folder) => {
      const b = { id: 'B', dependencies: { any: ['A 1.0'] } };
      await writeFile(join(folder, 'B.1.0.0.nupkg'), await buildPackageBytes(b));
      await writeFile(join(folder, 'PackageOverrides.txt'), 'A|1.0.0');
      return { roots: ['B@1.0'], framework: 'net8.0', prune: join(folder, 'PackageOverrides.txt') };
    });
    expect(resolution.packages.map(({ id }) => id)).toEqual(['B']);
  });

  it('explains an assets file', async () => {
    const resolution = await resolved(app, async (folder) => {
      await writeFile(join(folder, 'project.assets.json'), assetsBytes());
      return { roots: [join(folder, 'project.assets.json')] };
    });
    expect(resolution.packages.map(({ id }) => id)).toEqual(['A', 'B']);
  });
});
