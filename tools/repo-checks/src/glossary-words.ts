import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';

/** Words that stand for another word of docs/glossary.md, where a machine can tell. */
const WRONG_WORDS: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/\bnupkgManifest\b|\bnuspecManifest\b/, 'nuspec'],
  [/\b(old|new|src|dst)(File|Package|Bytes|Path)\b/, 'base or target'],
  [/\bplatformMoniker\b|\btargetPlatform\b/, 'tfm or rid'],
  [/\bpackageKey\b/, 'package id or identity'],
  [/\bpackageRegistry\b|\bpackageRepo\b/, 'feed'],
];

/** Source uses the field's word, and one word per idea. */
export function checkGlossaryWords(tree: RepoTree): readonly Finding[] {
  return [...textFiles(tree, /^(packages|plugins)\/[^/]+\/src\/.*\.ts$/)].flatMap(([path, text]) =>
    WRONG_WORDS.flatMap(([wrong, right]) => {
      const found = wrong.exec(text);
      return found === null ? [] : [{ path, message: `says ${found[0]}, the word is ${right}` }];
    }),
  );
}
