import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { emptyRegistry, withRegistry } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { spineCheck } from '../../../src/fs/executors/spine-check.ts';
import { withLineWorkspace } from './line-workspace.ts';

const SPINE = 'source = "package.json"\n\n[[artifact]]\nkind = "msbuild"\npath = "Directory.Build.props"\n';

describe('spineCheck', () => {
  it('fails while an artifact has another version', async () => {
    await withLineWorkspace(async ({ context, path }) => {
      const write = async (version: string): Promise<void> => {
        await mkdir(dirname(path('spine.toml')), { recursive: true });
        await writeFile(path('spine.toml'), SPINE);
        await writeFile(path('package.json'), '{ "version": "2.0.0" }');
        const props = `<Project><PropertyGroup><Version>${version}</Version></PropertyGroup></Project>`;
        await writeFile(path('Directory.Build.props'), props);
      };
      await write('1.0.0');
      expect(await spineCheck({ spine: 'spine.toml' }, context)).toEqual({ success: false });
      await write('2.0.0');
      expect(await spineCheck({ spine: 'spine.toml' }, context)).toEqual({ success: true });
    });
  });

  it('asks registries when it is told to', async () => {
    await withLineWorkspace(async ({ context, path }) => {
      await withRegistry(emptyRegistry(), async ({ url }) => {
        const image = `${new URL(url).host}/acme/app`;
        await mkdir(dirname(path('spine.toml')), { recursive: true });
        await writeFile(
          path('spine.toml'),
          `source = "package.json"\n[[artifact]]\nkind = "oci-registry"\nimage = "${image}"\n`,
        );
        await writeFile(path('package.json'), '{ "version": "2.0.0" }');
        expect(await spineCheck({ spine: 'spine.toml' }, context)).toEqual({ success: true });
        expect(await spineCheck({ spine: 'spine.toml', published: true }, context)).toEqual({ success: false });
      });
    });
  });

  it('fails if there is no spine', async () => {
    await withLineWorkspace(async ({ context }) => {
      expect(await spineCheck({ spine: 'spine.toml' }, context)).toEqual({ success: false });
    });
  });
});
