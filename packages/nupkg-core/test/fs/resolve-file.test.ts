import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { resolvePackageFile } from '../../src/fs/index.ts';
import { buildPackageBytes, type PackageRecipe } from '../builders/package.ts';

async function resolved(app: PackageRecipe, framework?: string) {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'App.nupkg');
    await writeFile(path, await buildPackageBytes(app));
    await writeFile(join(folder, 'A.1.0.0.nupkg'), await buildPackageBytes({ id: 'A' }));
    return resolvePackageFile({ app: path, sources: [folder], ...(framework === undefined ? {} : { framework }) });
  });
}

describe('resolvePackageFile', () => {
  const app = { id: 'App', dependencies: { 'net8.0': ['A 1.0'] } };

  it('resolves for the framework of the app', async () => {
    expect(await resolved(app)).toMatchObject({ ok: true, framework: 'net8.0', packages: [{ id: 'A', direct: true }] });
  });

  it('resolves for a framework that the caller names', async () => {
    expect(await resolved(app, 'net10.0')).toMatchObject({ ok: true, framework: 'net10.0', packages: [{ id: 'A' }] });
    expect(await resolved(app, 'net472')).toMatchObject({ ok: true, framework: 'net472', packages: [] });
  });

  it('returns findings rather than throwing them', async () => {
    expect(await resolved({ id: 'App', dependencies: { 'net8.0': ['A 2.0'] } })).toMatchObject({
      ok: false,
      findings: [{ code: 'NU1102', available: ['1.0.0'] }],
    });
  });
});
