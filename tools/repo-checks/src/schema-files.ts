import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';

/** The schemas that packages export: by folder, then by exported name. */
export type ExportedSchemas = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/**
 * A committed schema file is what the schema in the source says. A file without a schema in the source is written by
 * hand; then a test validates with it.
 */
export function checkSchemaFiles(tree: RepoTree, exported: ExportedSchemas): readonly Finding[] {
  const texts = [...textFiles(tree, /^(packages|plugins)\/[^/]+\/schema\/[^/]+\.schema\.json$/)];
  const files = texts.flatMap(([path, text]) => {
    const folder = path.split('/').slice(0, 2).join('/');
    const schema = exported.get(folder)?.[schemaName(path)];
    if (schema === undefined) return isTested(tree, path) ? [] : [{ path, message: 'has no schema in the source' }];
    return isSame(text, schema) ? [] : [{ path, message: 'is not what the source says: run schemas' }];
  });
  return [...files, ...missingFiles(tree, exported), ...sameIds(texts)];
}

/** One validator may have all of them, and knows each by its `$id`. */
function sameIds(texts: readonly (readonly [path: string, text: string])[]): readonly Finding[] {
  const seen = new Map<string, string>();
  return texts.flatMap(([path, text]) => {
    const { $id: id }: { readonly $id?: string } = JSON.parse(text);
    const other = id === undefined ? undefined : seen.get(id);
    if (id !== undefined) seen.set(id, path);
    return other === undefined ? [] : [{ path, message: `has the $id of ${other}` }];
  });
}

/** The formatter lays the file out, so only what it says counts, in its order. */
function isSame(text: string, schema: unknown): boolean {
  return JSON.stringify(JSON.parse(text)) === JSON.stringify(schema);
}

/** `delta-recipe.schema.json` holds `DeltaRecipeSchema`. */
function schemaName(path: string): string {
  const words = path.replace(/^.*\//, '').replace('.schema.json', '').split('-');
  return `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Schema`;
}

function isTested(tree: RepoTree, path: string): boolean {
  const [root, name, ...file] = path.split('/');
  const tests = textFiles(tree, new RegExp(`^${String(root)}/${String(name)}/test/.*\\.ts$`));
  return [...tests].some(([, text]) => text.includes(file.join('/')));
}

function missingFiles(tree: RepoTree, exported: ExportedSchemas): readonly Finding[] {
  return [...exported].flatMap(([folder, schemas]) => {
    const names = [...tree.keys()].filter((path) => path.startsWith(`${folder}/schema/`)).map(schemaName);
    return Object.keys(schemas)
      .filter((name) => !names.includes(name))
      .map((name) => ({ path: folder, message: `exports ${name} without a file in schema/` }));
  });
}
