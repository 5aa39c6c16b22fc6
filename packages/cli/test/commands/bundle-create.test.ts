import { describe, expect, it } from 'vitest';
import { withProductFolder } from '../product-folder.ts';
import { feedsOf } from '../../src/commands/bundle-create.ts';

describe('bundle create', () => {
  it('refuses what no run has tested, and makes it when that is allowed', async () => {
    await withProductFolder(async ({ bundle, path }) => {
      expect(await bundle('create', 'stable-1.0')).toMatchObject({
        exitCode: 1,
        stdout: 'untested  no run has passed with stable-1.0\nnot made\n',
      });
      const { exitCode, stdout } = await bundle('create', 'stable-1.0', '--allow-untested');
      expect([exitCode, stdout.includes(`made ${path('out', 'stable-1.0.0.tar.gz')}`)]).toEqual([0, true]);
    });
  });

  it('names what there is for a bundle that is not there', async () => {
    await withProductFolder(async ({ bundle }) => {
      expect(await bundle('create', 'stable-9')).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('MATRIX_NAME_UNKNOWN'),
      });
    });
  });
});

describe('feedsOf', () => {
  it('is the layout of the repository when none is named', () => {
    expect([feedsOf([]), feedsOf(['a'])]).toEqual([['local-nugets'], ['a']]);
  });
});
