import { describe, expect, it } from 'vitest';
import { pathBetween, workspacePath } from '../src/workspace-path.ts';

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

describe('pathBetween', () => {
  it.each([
    ['apps/app', 'libs/core/bin', '../../libs/core/bin'],
    ['apps/app', 'apps/app/bin', 'bin'],
    ['.', 'libs/core', 'libs/core'],
    ['apps', '.', '..'],
    ['apps', 'apps', '.'],
  ])('leads from %s to %s', (from, to, path) => {
    expect(pathBetween(from, to)).toBe(path);
  });
});
