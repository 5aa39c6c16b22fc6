import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { gitObjects } from '../../src/fs/git-objects.ts';

function write(folder: string, text: string): string {
  return execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: folder, input: text, encoding: 'utf8' }).trim();
}

describe('gitObjects', () => {
  it('reads objects of any size and content, and those that come later', async () => {
    await withTemporaryFolder(async (folder) => {
      execFileSync('git', ['init', '--quiet', '--bare'], { cwd: folder });
      const objects = gitObjects(folder);
      const texts = ['', '\n\n', 'x missing\n', 'a'.repeat(300_000), 'é\0\n'];
      const ids = texts.map((text) => write(folder, text));
      const found = await Promise.all(ids.map((id) => objects.read(id)));
      expect(found.map((one) => one?.bytes.toString('utf8'))).toEqual(texts);
      expect(await objects.read('refs/heads/none')).toBeUndefined();
      expect((await objects.read(write(folder, 'later')))?.type).toBe('blob');
      objects.close();
      expect((await objects.read(ids[2] ?? ''))?.id).toBe(ids[2]);
      objects.close();
    });
  });

  it('says that git ended', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(gitObjects(folder).read('HEAD')).rejects.toThrowCode('CHANNEL_GIT_FAILED');
      await expect(gitObjects(join(folder, 'none')).read('HEAD')).rejects.toThrowCode('CHANNEL_GIT_FAILED');
    });
  });
});
