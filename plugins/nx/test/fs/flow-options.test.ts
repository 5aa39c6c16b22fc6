import { describe, expect, it } from 'vitest';
import { flowOptions } from '../../src/fs/flow-options.ts';
import { withLineWorkspace } from './executors/line-workspace.ts';

describe('flowOptions', () => {
  it('takes the store from the project unless it is elsewhere', async () => {
    await withLineWorkspace(async ({ context, path }) => {
      expect((await flowOptions({ root: '.' }, context)).store.location).toBe(path('.').replace(/[/\\]\.$/, ''));
      expect((await flowOptions({ root: '.', store: 'feed' }, context)).store.location).toBe(path('feed'));
      const remote = await flowOptions({ root: '.', store: 'http://127.0.0.1:1/store' }, context);
      expect(remote.store.location).toContain('http://127.0.0.1:1/store');
    });
  });
});
