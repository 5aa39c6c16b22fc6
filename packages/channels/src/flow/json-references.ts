import type { Reference, RepoFile } from './reference.ts';

const SECTIONS: ReadonlySet<string> = new Set([
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
]);
// Texts and brackets are all that matters: a text before a colon is a name, one after it a value.
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;

/** The versions in the dependency sections of a `package.json`; a `^` or `~` before one stays. */
export function jsonReferences({ path, text }: RepoFile): readonly Reference[] {
  const references: Reference[] = [];
  const names: string[] = [];
  let key = '';
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    const end = match.index + token.length;
    if (token === '{' || token === '[') {
      names.push(key);
      key = '';
    } else if (token === '}' || token === ']') names.pop();
    else if (/^\s*:/.test(text.slice(end, end + 200))) key = unquoted(token);
    else {
      const [, prefix = '', version] = /^"([\^~]?)(\d[^\s"|]*)"$/.exec(token) ?? [];
      const isDependency = names.length === 2 && SECTIONS.has(names[1] ?? '');
      const start = match.index + 1 + prefix.length;
      if (isDependency && version !== undefined)
        references.push({ path, id: key, version, at: { start, end: end - 1 } });
      key = '';
    }
  }
  return references;
}

function unquoted(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return '';
  }
}
