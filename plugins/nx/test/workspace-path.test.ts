import { describe, expect, it } from 'vitest';
import { workspacePath } from '../src/workspace-path.ts';

describe('workspacePath', () => {
  it.each([
    ['apps/tally', 'releases', 'apps/tally/releases'],
    ['apps/tally', './releases/', 'apps/tally/releases'],
    ['apps/tally', '../../local-nugets', 'local-nugets'],
    ['apps/tally', '..\\..\\local-nugets', 'local-nugets'],
    ['apps/tally', '../../../feeds/main', '../feeds/main'],
    ['.', '../../feed', '../../feed'],
    ['.', '.', ''],
  ])('of project %s and path %s is %s', (root, path, wanted) => {
    expect(workspacePath(root, path)).toBe(wanted);
  });
});
