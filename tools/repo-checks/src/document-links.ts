import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';

/** Links between documents lead to a file or folder of the repository. */
export function checkDocumentLinks(tree: RepoTree): readonly Finding[] {
  const folders = new Set([...tree.keys()].flatMap(foldersOf));
  return [...textFiles(tree, /^(?!node_modules).*\.md$/)].flatMap(([path, text]) =>
    linksOf(text).flatMap((link) => {
      const target = decodeURIComponent(new URL(link, `file:///${path}`).pathname.slice(1));
      const known = tree.has(target) || folders.has(target.replace(/\/$/, ''));
      return known ? [] : [{ path, message: `links to ${link}, which is not there` }];
    }),
  );
}

/** Relative targets of inline links; what is in a code block is no link. */
function linksOf(text: string): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .flatMap(([, link]) => link ?? [])
    .filter((link) => !/^([a-z][a-z0-9+.-]*:|#|\/\/)/i.test(link));
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
