const PROJECT_FILE = /^(.+)\.(?:csproj|fsproj|vbproj)$/i;

/** What a project may be named after. */
export interface NamedFolder {
  /** Names of the files in it. */
  readonly files: readonly string[];
  /** Name of the folder itself. */
  readonly name: string;
}

/**
 * The name of a project that nothing else may name: Nx stops at a project without one, and finds those in project.json and
 * package.json by itself. It is the one that MSBuild gives a project file, or that of the folder.
 */
export function projectName({ files, name }: NamedFolder): string | undefined {
  if (files.includes('project.json') || files.includes('package.json')) return undefined;
  const [, projectFile] = files.map((file) => PROJECT_FILE.exec(file)).find((found) => found !== null) ?? [];
  return projectFile ?? name;
}
