import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';

/** What belongs to one machine or one registry and would not hold elsewhere. */
const TRACES: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a path of one machine', /(^|[\s"'`(=:])\/(work|root|home|tmp|Users|farm)\/[\w.-]+/m],
  ['a drive of one machine', /(^|[\s"'`(=])[C-Z]:\\\\?Users\b/m],
  [
    'a registry host',
    /\b(registry\.npmjs\.org|api\.nuget\.org|www\.nuget\.org|deb\.debian\.org|registry\.yarnpkg\.com)\b/,
  ],
];
/** Files where such text is the subject: this rule itself, the source that NuGet starts with, and the tests of hostile paths. */
const SUBJECTS =
  /^tools\/repo-checks\/|^packages\/nupkg-core\/src\/fs\/nuget-config-file\.ts$|^pnpm-lock\.yaml$|\/test\/|\.(nupkg|svg)$/;

/** The tree speaks of itself: no absolute paths of a machine, no host names of registries. */
export function checkMachineTraces(tree: RepoTree): readonly Finding[] {
  return [...textFiles(tree, /./)]
    .filter(([path]) => !SUBJECTS.test(path))
    .flatMap(([path, text]) =>
      TRACES.flatMap(([what, pattern]) => {
        const found = pattern.exec(text);
        return found === null ? [] : [{ path, message: `has ${what}: ${found[0].trim()}` }];
      }),
    );
}
