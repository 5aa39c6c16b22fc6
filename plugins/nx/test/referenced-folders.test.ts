import { describe, expect, it } from 'vitest';
import type { ProjectFile } from '../src/project-file.ts';
import { referencedFolders } from '../src/referenced-folders.ts';

const refers = (...references: readonly string[]): ProjectFile => ({ isProgram: false, references });

describe('referencedFolders', () => {
  it('follows references as far as they lead, rings too, inside the workspace', () => {
    const files = new Map([
      ['app/App.csproj', refers('../libs/a/A.csproj', '../../elsewhere/E.csproj', '../libs/none/N.csproj')],
      ['libs/a/A.csproj', refers('../b/B.csproj')],
      ['libs/b/B.csproj', refers('../a/A.csproj', '../../app/App.csproj')],
    ]);
    const place = { projectFile: (path: string) => files.get(path) };
    expect(referencedFolders(place, 'app/App.csproj')).toEqual(['libs/a', 'libs/b']);
    expect(referencedFolders(place, 'libs/b/B.csproj')).toEqual(['libs/a', 'app']);
    expect(referencedFolders(place, 'none/None.csproj')).toEqual([]);
  });
});
