import { describe, expect, it } from 'vitest';
import { flatNuspec } from '../../src/flatten/flat-nuspec.ts';
import { parseNuspec } from '../../src/index.ts';
import { buildPackage } from '../builders/package.ts';

const NOTES = '<releaseNotes># New</releaseNotes>';

describe('flatNuspec', () => {
  it('has no dependencies, and notes as HTML', async () => {
    const app = await buildPackage({ id: 'App', metadata: NOTES, dependencies: { any: ['A 1.0'] } });
    expect(parseNuspec(await flatNuspec(app, 'runtime'))).toMatchObject({
      id: 'App',
      dependencyGroups: [],
      releaseNotes: '<h1>New</h1>',
    });
  });

  it('wraps the notes for Squirrel', async () => {
    const app = await buildPackage({ id: 'App', metadata: NOTES });
    expect(parseNuspec(await flatNuspec(app, 'squirrel')).releaseNotes).toBe('<![CDATA[\n<h1>New</h1>\n]]>');
  });

  it('invents no notes', async () => {
    expect(parseNuspec(await flatNuspec(await buildPackage({ id: 'App' }), 'squirrel')).releaseNotes).toBeUndefined();
  });
});
