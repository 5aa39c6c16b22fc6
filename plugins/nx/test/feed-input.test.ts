import { describe, expect, it } from 'vitest';
import { feedInputs } from '../src/feed-input.ts';

const place = { projectRoot: 'apps/tally', pluginFolder: 'node_modules/@nuspine/nx' };

describe('feedInputs', () => {
  it('are the packages and the indexes of a folder in the workspace, ignored by git or not', () => {
    expect(feedInputs(place, '../../local-nugets')).toEqual([
      { fileset: '{workspaceRoot}/local-nugets/**/*.nupkg', includeIgnored: true },
      { fileset: '{workspaceRoot}/local-nugets/**/*.nuspine', includeIgnored: true },
      { fileset: '{workspaceRoot}/local-nugets/RELEASES', includeIgnored: true },
      { fileset: '{workspaceRoot}/local-nugets/releases.*.json', includeIgnored: true },
    ]);
  });

  it('are the packages of the workspace itself', () => {
    expect(feedInputs({ ...place, projectRoot: '.' }, '.')).toContainEqual({
      fileset: '{workspaceRoot}/**/*.nupkg',
      includeIgnored: true,
    });
  });

  it('are one file if the path is a package', () => {
    expect(feedInputs(place, 'in/App.1.0.0.nupkg')).toEqual([
      { fileset: '{workspaceRoot}/apps/tally/in/App.1.0.0.nupkg', includeIgnored: true },
    ]);
  });

  it('are a command that prints the digest of a folder outside the workspace', () => {
    expect(feedInputs(place, '../../../feeds/main')).toEqual([
      { runtime: 'node node_modules/@nuspine/nx/dist/fs/print-feed-digest.js "../feeds/main"' },
    ]);
  });
});
