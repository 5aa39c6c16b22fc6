import ts from 'typescript';
import type { Finding, RepoTree } from './repo-tree.ts';
import { type WorkspacePackage, workspacePackages } from './workspace-packages.ts';

const COMPILER: ts.CompilerOptions = {
  removeComments: true,
  isolatedDeclarations: true,
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.NodeNext,
};

/** The public API of each published package as text, by the path of its committed listing. */
export function publicApis(tree: RepoTree): ReadonlyMap<string, string> {
  const packages = workspacePackages(tree).filter(({ json }) => json.private !== true);
  return new Map(packages.map((pkg) => [listingPath(pkg), publicApi(tree, pkg)]));
}

/** A change of public API shows in `api/`: each listing there is what the source exports. */
export function checkPublicApi(tree: RepoTree): readonly Finding[] {
  const wanted = publicApis(tree);
  const stale = [...wanted]
    .filter(([path, text]) => tree.get(path)?.text !== text)
    .map(([path]) => ({ path, message: 'is not what the package exports: run pnpm api:update' }));
  const orphans = [...tree.keys()]
    .filter((path) => path.startsWith('api/') && !wanted.has(path))
    .map((path) => ({ path, message: 'belongs to no package' }));
  return [...stale, ...orphans];
}

function listingPath({ folder }: WorkspacePackage): string {
  return `api/${folder.replace(/^.*\//, '')}.api.txt`;
}

/** Every entry point with the declarations of what it exports, by name. */
function publicApi(tree: RepoTree, { folder, json }: WorkspacePackage): string {
  const sections = Object.entries(json.exports ?? {}).flatMap(([entry, target]) => {
    const source = sourceOf(target);
    if (source === undefined) return [];
    const declarations = [...exportedDeclarations(tree, `${folder}/${source.slice(2)}`)];
    const texts = declarations.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
    return [[`## ${String(json.name)}${entry.slice(1)}`, ...texts].join('\n\n')];
  });
  return `${sections.join('\n\n')}\n`;
}

function sourceOf(target: unknown): string | undefined {
  if (typeof target !== 'object' || target === null || !('@nuspine/source' in target)) return undefined;
  return String(target['@nuspine/source']);
}

/** The declaration of each name that a file exports, followed through its re-exports. */
function exportedDeclarations(tree: RepoTree, path: string): ReadonlyMap<string, string> {
  const declared = ts.transpileDeclaration(tree.get(path)?.text ?? '', { compilerOptions: COMPILER, fileName: path });
  const file = ts.createSourceFile(path, declared.outputText, ts.ScriptTarget.ES2024);
  const found = new Map<string, string>();
  for (const statement of file.statements) {
    for (const name of declaredNames(statement)) {
      const before = found.get(name);
      const text = statement.getText(file);
      found.set(name, before === undefined ? text : `${before}\n${text}`);
    }
    for (const [name, text] of reExports(tree, path, statement)) found.set(name, text);
  }
  return found;
}

function declaredNames(statement: ts.Statement): readonly string[] {
  if (!ts.canHaveModifiers(statement)) return [];
  const modifiers = ts.getModifiers(statement) ?? [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function* reExports(tree: RepoTree, path: string, statement: ts.Statement): Generator<readonly [string, string]> {
  if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined) return;
  if (!ts.isNamedExports(statement.exportClause)) return;
  const { moduleSpecifier } = statement;
  if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return;
  const target = moduleSpecifier.text;
  const declarations = target.startsWith('.')
    ? exportedDeclarations(tree, new URL(target, `file:///${path}`).pathname.slice(1))
    : new Map<string, string>();
  for (const { name, propertyName } of statement.exportClause.elements) {
    const text = declarations.get((propertyName ?? name).text) ?? `export { ${name.text} } from '${target}';`;
    yield [name.text, text];
  }
}
