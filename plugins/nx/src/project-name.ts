const PROJECT_FILE = /^(.+)\.(?:csproj|fsproj|vbproj)$/i;

/** What a project may be named after. */
export interface NamedFolder {
  /** Names of the files in it. */
  readonly files: readonly string[];
  /** Name of the folder itself. */
  readonly name: string;
  /** Text of its package.json, if `files` has one. */
  readonly manifest: () => string;
}

/**
 * The name of a project that nothing else may name: Nx stops at a project without one. A `project.json` names it by itself;
 * then come the name in package.json, the one MSBuild gives a project file, and the folder.
 */
export function projectName({ files, name, manifest }: NamedFolder): string | undefined {
  if (files.includes('project.json')) return undefined;
  const [, projectFile] = files.map((file) => PROJECT_FILE.exec(file)).find((found) => found !== null) ?? [];
  return (files.includes('package.json') ? manifestName(manifest()) : undefined) ?? projectFile ?? name;
}

function manifestName(text: string): string | undefined {
  const document: unknown = JSON.parse(text);
  const isNamed = typeof document === 'object' && document !== null && 'name' in document;
  return isNamed && typeof document.name === 'string' ? document.name : undefined;
}
