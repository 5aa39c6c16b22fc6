const PROGRAM = /<OutputType>\s*(?:Exe|WinExe)\s*<|<Project\s[^>]*Sdk="Microsoft\.NET\.Sdk\.(?:Web|Worker)[/"]/i;
const REFERENCE = /<ProjectReference\s[^>]*\bInclude\s*=\s*"([^"]*)"/gi;

/** What a project file says itself. What it imports is not read: that would take MSBuild. */
export interface ProjectFile {
  /** True if it makes a program. */
  readonly isProgram: boolean;
  /** The project files that it refers to, as paths from its folder. One that MSBuild has to work out is left out. */
  readonly references: readonly string[];
}

/** Reads what a graph has to know of a project file. */
export function readProjectFile(text: string): ProjectFile {
  const references = [...text.matchAll(REFERENCE)]
    .flatMap(([, include = '']) => include.split(';'))
    .map((path) => path.trim().replaceAll('\\', '/'))
    .filter((path) => path !== '' && !/[$*@%]/.test(path));
  return { isProgram: PROGRAM.test(text), references };
}
