import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';

const MAX_LINES = 250;
const VAGUE_NAMES = /(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.ts$)/;

/** The smaller rules of a source file: its name, its length and what it may export. */
export function checkSourceShape(tree: RepoTree): readonly Finding[] {
  return [...textFiles(tree, /^(packages|plugins|tools)\/[^/]+\/src\/.*\.ts$/)].flatMap(([path, text]) => {
    const messages: string[] = [];
    const lines = text.split('\n').length;
    if (VAGUE_NAMES.test(path)) messages.push('has a name that says nothing: name the idea');
    if (lines > MAX_LINES && !path.endsWith('.wasm.ts'))
      messages.push(`has ${String(lines)} lines, more than ${String(MAX_LINES)}`);
    if (/^export default/m.test(text) && !isLoadedByNx(path)) messages.push('has a default export');
    if (/^export interface I[A-Z][a-z]/m.test(text)) messages.push('has an interface with an I prefix');
    if (/\/src\/(fs\/)?index\.ts$/.test(path) && !isTableOfContents(text))
      messages.push('does more than re-export by name');
    return messages.map((message) => ({ path, message }));
  });
}

/** `nx release` takes the default export. */
function isLoadedByNx(path: string): boolean {
  return path === 'plugins/nx/src/fs/version-actions.ts';
}

function isTableOfContents(text: string): boolean {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const rest = code.replace(/export (type )?\{[^}]*\}( from '[^']+')?;/g, '').trim();
  return rest === '';
}
