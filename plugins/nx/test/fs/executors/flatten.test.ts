import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { flatten } from '../../../src/fs/executors/flatten.ts';
import { APP, VERSIONS, withLineWorkspace } from './line-workspace.ts';

const options = { app: 'bin/Release', sources: [], framework: 'net9.0', outputPath: 'dist/flatten' };

describe('flatten', () => {
  it('writes the full package and the report, and nothing else', async () => {
    await withLineWorkspace(async ({ context, pack, path }) => {
      for (const version of VERSIONS) {
        await pack(version);
        expect(await flatten(options, context)).toEqual({ success: true });
        const names = await readdir(path('dist/flatten'));
        expect(names.toSorted()).toEqual([`${APP}-${version}-full.nupkg`, 'report.json']);
      }
      const report: unknown = JSON.parse(await readFile(path('dist/flatten/report.json'), 'utf8'));
      expect(report).toMatchObject({ package: { id: APP, version: VERSIONS[1] }, framework: 'net9.0' });
    });
  });

  it('makes an SBOM where it is asked to', async () => {
    await withLineWorkspace(async ({ context, pack, path }) => {
      await pack(VERSIONS[0]);
      expect(await flatten({ ...options, sbom: 'beside' }, context)).toEqual({ success: true });
      const beside = JSON.parse(await readFile(path('dist/flatten/sbom.cdx.json'), 'utf8'));
      expect(beside).toMatchObject({ specVersion: '1.6', metadata: { component: { name: APP } } });
      expect(await flatten({ ...options, sbom: 'inside' }, context)).toEqual({ success: true });
      expect(await readdir(path('dist/flatten'))).not.toContain('sbom.cdx.json');
      const report = JSON.parse(await readFile(path('dist/flatten/report.json'), 'utf8'));
      expect(report.sbom).toBe('bom.cdx.json');
    });
  });

  it('fails if there is no app package', async () => {
    await withLineWorkspace(async ({ context }) => {
      expect(await flatten(options, context)).toEqual({ success: false });
    });
  });
});
