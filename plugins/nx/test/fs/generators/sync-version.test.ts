import { describe, expect, it } from 'vitest';
import { syncVersion } from '../../../src/fs/generators/sync-version.ts';
import { withTree } from './tree-on-disk.ts';

const props = (version: string): string =>
  `<Project><PropertyGroup><Version>${version}</Version></PropertyGroup></Project>\n`;
const FILES = {
  'app/spine.toml': 'source = "package.json"\n\n[[artifact]]\nkind = "msbuild"\npath = "Directory.Build.props"\n',
  'app/package.json': '{ "version": "2.0.0" }\n',
};

describe('syncVersion', () => {
  it('writes the version into what lags, and says which', async () => {
    await withTree({ ...FILES, 'app/Directory.Build.props': props('1.0.0') }, async (tree) => {
      expect(await syncVersion(tree)).toMatchObject({ outOfSyncDetails: ['app/Directory.Build.props'] });
      expect(tree.listChanges().map(({ path }) => path)).toEqual(['app/Directory.Build.props']);
      expect(tree.read('app/Directory.Build.props', 'utf8')).toBe(props('2.0.0'));
    });
  });

  it('names the file and the line that nobody can read', async () => {
    await withTree({ ...FILES, 'app/spine.toml': 'a = 1\nb = = 2\n' }, async (tree) => {
      await expect(syncVersion(tree)).rejects.toThrow(/^app\/spine\.toml: SPINE_FILE_INVALID: .*line: 2/);
    });
  });

  it('changes nothing where all agree, and where there is no spine', async () => {
    await withTree({ ...FILES, 'app/Directory.Build.props': props('2.0.0') }, async (tree) => {
      expect([await syncVersion(tree), tree.listChanges()]).toEqual([{}, []]);
    });
    await withTree({}, async (tree) => {
      expect(await syncVersion(tree)).toEqual({});
    });
  });
});
