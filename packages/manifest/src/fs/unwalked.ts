/** Folders that are passed over where git does not say what belongs to a repository. */
export const UNWALKED: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.nuspine', 'node_modules']);
