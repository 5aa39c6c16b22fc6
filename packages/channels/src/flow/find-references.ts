import { jsonReferences } from './json-references.ts';
import type { IndirectReference, Reference, RepoFile } from './reference.ts';
import { tomlReferences } from './toml-references.ts';
import { propertyValue, xmlReferences } from './xml-references.ts';

/**
 * Every place of a repository that states the version of a dependency, file by file. A version that is a property of
 * MSBuild is found where the property has its value.
 */
export function findReferences(files: readonly RepoFile[]): readonly Reference[] {
  return unique(
    files.flatMap((file) => referencesIn(file).flatMap((found) => ('at' in found ? [found] : stated(found, files)))),
  );
}

function referencesIn(file: RepoFile): readonly (Reference | IndirectReference)[] {
  if (file.path.endsWith('.json')) return jsonReferences(file);
  if (file.path.endsWith('.toml')) return tomlReferences(file);
  return xmlReferences(file);
}

function stated({ id, property }: IndirectReference, files: readonly RepoFile[]): readonly Reference[] {
  return files
    .filter(({ path }) => !/\.(json|toml)$/.test(path))
    .flatMap((file) => {
      const found = propertyValue(file, property);
      return found === undefined ? [] : [{ path: file.path, id, version: found.value, at: found.at }];
    });
}

/** Two packages may share a property, but one place is not edited twice for one package. */
function unique(references: readonly Reference[]): readonly Reference[] {
  const seen = new Map(references.map((one) => [`${one.path} ${String(one.at.start)} ${one.id.toLowerCase()}`, one]));
  return [...seen.values()];
}
