import { describe, expect, it } from 'vitest';
import { projectName } from '../src/project-name.ts';

const folder = { name: 'tally', files: ['spine.toml'], manifest: () => '{ "name": "@acme/tally" }' };

describe('projectName', () => {
  it.each([
    ['the name in package.json', ['package.json', 'Tally.csproj'], '@acme/tally'],
    ['the one MSBuild gives', ['Acme.Tally.csproj'], 'Acme.Tally'],
    ['the folder', ['spine.toml'], 'tally'],
    ['nothing beside a project.json', ['project.json', 'package.json'], undefined],
  ])('is %s', (_what, files, name) => {
    expect(projectName({ ...folder, files })).toBe(name);
  });

  it('passes over a package.json without a name', () => {
    expect(projectName({ ...folder, files: ['package.json'], manifest: () => '{}' })).toBe('tally');
  });
});
