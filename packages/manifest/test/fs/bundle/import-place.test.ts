import { describe, expect, it } from 'vitest';
import { hasUnfinishedImport, importFolder, journalPath } from '../../../src/fs/bundle/import-place.ts';
import { withLayout } from '../../layout-folder.ts';

describe('importFolder', () => {
  it('lies in the folder that version control does not see', () => {
    expect(importFolder('root')).toMatch(/^root.\.nuspine.import$/);
    expect(journalPath('root')).toContain(importFolder('root'));
  });
});

describe('hasUnfinishedImport', () => {
  it('says whether there is a journal to follow', async () => {
    const found: boolean[] = [];
    const look = (root: string): Promise<void> => Promise.resolve(void found.push(hasUnfinishedImport(root)));
    await withLayout(look);
    await withLayout(look, { '.nuspine/import/journal.json': '{}' });
    expect(found).toEqual([false, true]);
  });
});
