import { describe, expect, it } from 'vitest';
import { projectName } from '../src/project-name.ts';

describe('projectName', () => {
  it.each([
    ['the one MSBuild gives', ['Acme.Tally.csproj'], 'Acme.Tally'],
    ['the folder', ['spine.toml'], 'tally'],
    ['nothing beside a project.json', ['project.json', 'Tally.csproj'], undefined],
    ['nothing beside a package.json', ['package.json'], undefined],
  ])('is %s', (_what, files, name) => {
    expect(projectName({ name: 'tally', files })).toBe(name);
  });
});
