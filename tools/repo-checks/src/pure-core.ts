import { importsOf } from './imports.ts';
import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';

const IMPURE =
  /^(node:)?(fs|path|os|process|child_process|http|https|http2|net|tls|dgram|dns|worker_threads|readline)(\/.*)?$/;
/** Packages that are the edge themselves: commands and executors. */
const EDGES = /^packages\/cli\//;

/** Formats are pure: outside `src/fs/` nothing reaches the file system, the process or the network. */
export function checkPureCore(tree: RepoTree): readonly Finding[] {
  return [...textFiles(tree, /^packages\/[^/]+\/src\/(?!fs\/).*\.ts$/)]
    .filter(([path]) => !EDGES.test(path))
    .flatMap(([path, text]) => [
      ...importsOf(text)
        .filter((specifier) => IMPURE.test(specifier) || specifier.includes('/fs/'))
        .map((specifier) => ({ path, message: `pure code imports ${specifier}` })),
      ...(/\bprocess\.|\bfetch\(|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(withoutComments(text))
        ? [{ path, message: 'pure code reaches the process, the network, the clock or randomness' }]
        : []),
    ]);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
