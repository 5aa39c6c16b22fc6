import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import {
  applyRepositoryFlow,
  type FlowOptions,
  folderStore,
  planRepositoryFlow,
  publishBuild,
  readFlowGraph,
} from '../../src/fs/index.ts';
import { minute } from '../channel-builder.ts';
import { FOLLOW, made, PROPS, props } from '../flow/flow-sample.ts';

const SDK_NAME = { owner: 'contoso', repo: 'sdk', channel: 'main' };

async function withRepository(use: (options: FlowOptions) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (root) => {
    const store = folderStore(join(root, 'store'));
    const context = { store, channel: SDK_NAME, by: 'ci', now: minute(1) };
    await publishBuild(context, { build: made('b1', { Core: '1.1.0' }) });
    await writeFile(join(root, 'subscriptions.toml'), FOLLOW);
    await writeFile(join(root, PROPS), props({ Core: '1.0.0' }));
    await use({ root, store, now: minute(5) });
  });
}

const git = (root: string, ...words: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', ...words], {
    cwd: root,
    encoding: 'utf8',
  });

describe('planRepositoryFlow', () => {
  it('reads the files that are there and the channels that are named', async () => {
    await withRepository(async (options) => {
      expect(await planRepositoryFlow(options)).toMatchObject({ ok: true, moves: 1, decisions: [{ to: '1.1.0' }] });
    });
  });

  it('refuses a file outside the repository, and one that is no text', async () => {
    await withRepository(async (options) => {
      await writeFile(join(options.root, PROPS), Buffer.from([0xff, 0xfe, 0x00]));
      await expect(planRepositoryFlow(options)).rejects.toThrowCode('SOURCE_READ_FAILED');
      await writeFile(join(options.root, 'subscriptions.toml'), `files = ["../a.props"]\n${FOLLOW}`);
      await expect(planRepositoryFlow(options)).rejects.toThrowCode('PATH_TRAVERSAL');
    });
  });
});

describe('applyRepositoryFlow', () => {
  it('edits the files and records the move; a second run has nothing to do', async () => {
    await withRepository(async (options) => {
      const report = await applyRepositoryFlow(options);
      expect(report).toMatchObject({ changed: true, files: [PROPS, 'subscriptions.lock.json'] });
      expect(await readFile(join(options.root, PROPS), 'utf8')).toBe(props({ Core: '1.1.0' }));
      expect(await applyRepositoryFlow(options)).toMatchObject({ changed: false, files: [] });
    });
  });

  it('makes one commit on a branch, with nothing else in it', async () => {
    await withRepository(async (options) => {
      const { root } = options;
      git(root, 'init', '--quiet', '--initial-branch', 'main');
      git(root, 'add', PROPS, 'subscriptions.toml');
      git(root, 'commit', '--quiet', '--message', 'begin');
      await writeFile(join(root, 'mine.txt'), 'not yours');
      git(root, 'add', 'mine.txt');
      await applyRepositoryFlow({ ...options, branch: 'flow/sdk' });
      expect(git(root, 'log', '--format=%s', 'main..flow/sdk').trim()).toBe('Update Core to 1.1.0');
      const files = git(root, 'show', '--name-only', '--format=', 'flow/sdk').trim().split('\n');
      expect(files).toEqual([PROPS, 'subscriptions.lock.json']);
    });
  });
});

describe('readFlowGraph', () => {
  it('has every channel of the store', async () => {
    await withRepository(async ({ store }) => {
      expect(await readFlowGraph(store)).toEqual({ nodes: ['contoso/sdk/main'], edges: [], cycles: [] });
    });
  });
});
