import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pruneLayout } from '../../../src/fs/closure/prune-layout.ts';
import { NO_SDK, withProject } from './closure-folder.ts';

const DEP = 'local-nugets/Dep.2.0.0.nupkg';

describe('pruneLayout', () => {
  it('lists what nobody needs, and deletes nothing', async () => {
    await withProject(async (root) => {
      const report = await pruneLayout(root, { environment: NO_SDK });
      expect(report).toMatchObject({ ok: false, changed: [], findings: [{ code: 'package-unused', path: DEP }] });
      expect(existsSync(join(root, DEP))).toBe(true);
    });
  });

  it('deletes it when told to, from the cache too, and nothing else', async () => {
    await withProject(
      async (root) => {
        const report = await pruneLayout(root, { environment: NO_SDK, apply: true });
        expect(report).toMatchObject({ ok: true, checked: { held: 1 }, changed: ['Dep.2.0.0.nupkg'], findings: [] });
        expect(
          [DEP, 'local-nugets/packages/dep', 'local-nugets/App.1.0.0.nupkg'].map((path) =>
            existsSync(join(root, path)),
          ),
        ).toEqual([false, true, true]);
        expect(existsSync(join(root, 'local-nugets/packages/dep/2.0.0'))).toBe(false);
        expect(await pruneLayout(root, { environment: NO_SDK })).toMatchObject({ ok: true });
      },
      { 'local-nugets/packages/dep/2.0.0/dep.nuspec': '<x/>' },
    );
  });

  it('deletes nothing while a project does not say what it needs', async () => {
    await withProject(async (root) => {
      await rm(join(root, 'src/packages.lock.json'));
      await rm(join(root, 'src/obj'), { recursive: true });
      const report = await pruneLayout(root, { environment: NO_SDK, apply: true });
      expect(report.findings.map(({ code }) => code)).toContain('closure-unknown');
      expect(existsSync(join(root, DEP))).toBe(true);
    });
  });

  it('keeps what the configuration says', async () => {
    await withProject(
      async (root) => {
        expect(await pruneLayout(root, { environment: NO_SDK, apply: true })).toMatchObject({ ok: true, changed: [] });
      },
      { 'nuspine.offline.json': JSON.stringify({ formatVersion: 1, keep: ['dep'] }) },
    );
  });
});
