import { TOOL_FOLDERS } from '../tool-folders.ts';

/** Folders that are passed over where git does not say what belongs to a repository. */
export const UNWALKED: ReadonlySet<string> = new Set([...TOOL_FOLDERS, 'node_modules']);
