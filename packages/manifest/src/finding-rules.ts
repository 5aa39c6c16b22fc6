import type { FindingCode } from './finding-code.ts';

const CLEAR_CACHE = 'delete the package from the cache, find out who changed it, and restore again';

/** What each finding means and what to do about it. `warning` does not fail a check. */
export const FINDING_RULES: Readonly<Record<FindingCode, FindingRule>> = {
  'folder-retired': rule(
    'error',
    'a folder is back under a name that was given up',
    'move its packages to the feed folder and delete it',
  ),
  'binary-outside-roots': rule(
    'error',
    'binaries lie in approved roots only',
    'move it to a root, or exempt its path with a reason',
  ),
  'binary-unlisted': rule(
    'error',
    'every binary in a root is listed in its manifest',
    'run nuspine offline update and say where it came from',
  ),
  'binary-missing': rule('error', 'what a manifest lists is there', 'restore the file, or run nuspine offline update'),
  'size-mismatch': rule(
    'error',
    'a file has the size that its manifest lists',
    'restore the file, or run nuspine offline update after checking it',
  ),
  'digest-mismatch': rule(
    'error',
    'a file has the bytes that its manifest lists',
    'restore the file, or run nuspine offline update after checking it',
  ),
  'fact-mismatch': rule('error', 'a manifest says of a file what the file itself says', 'run nuspine offline update'),
  'entry-duplicate': rule('error', 'a manifest lists a file once', 'delete the second entry'),
  'entry-misplaced': rule('error', 'a manifest lists files of its own roots only', 'delete the entry'),
  'manifest-missing': rule('error', 'each root has its manifest', 'run nuspine offline init'),
  'manifest-stale': rule('error', 'a manifest is what update would write', 'run nuspine offline update'),
  'origin-missing': rule('error', 'a binary states where it came from', 'write "origin" in its entry'),
  'version-missing': rule('error', 'a binary states its version', 'write "version" in its entry'),
  'consumer-missing': rule('error', 'a binary states who needs it', 'write "consumer" in its entry'),
  'package-unreadable': rule('error', 'a package is a sound NuGet package', 'fetch it again'),
  'package-misnamed': rule(
    'error',
    'a package has the name that its nuspec states',
    'rename it to <Id>.<version>.nupkg',
  ),
  'package-duplicate': rule('error', 'the feed has a version of a package once', 'delete the copy'),
  'package-hidden': rule('error', 'packages lie directly in the feed folder', 'move it up: NuGet does not look there'),
  'pointer-unresolved': rule('error', 'Git LFS files are fetched', 'run git lfs pull'),
  'link-in-root': rule('error', 'roots hold files, not links', 'put the file itself there'),
  'link-outside': rule('error', 'links stay in the repository', 'delete the link'),
  'submodule-unverified': rule(
    'warning',
    'a submodule, or a repository inside, is no part of what git hands on',
    'verify it by itself and list it under exempt, or delete its .git',
  ),
  'path-collision': rule('error', 'no two paths are one on a file system without case', 'rename one of them'),
  'path-unsafe': rule('error', 'paths in roots work on every operating system', 'rename it'),
  'name-unreadable': rule('error', 'names are UTF-8: what has another cannot be looked at', 'rename it'),
  'key-committed': rule('warning', 'private keys do not lie in repositories', 'remove it and replace the key'),
  'blob-mismatch': rule('error', 'blobs of an OCI layout hash to their names', 'fetch the bundle again'),
  'layout-incomplete': rule('error', 'an OCI layout has its index and every blob', 'fetch the bundle again'),
  'exemption-unused': rule('warning', 'an exemption exempts something', 'delete it from nuspine.offline.json'),
  'file-unfinished': rule(
    'error',
    'nothing in a root is half written',
    'wait for the run that writes it, or run its command again; if there is none, delete it',
  ),
  'cache-package-missing': rule('error', 'an unpacked package has its .nupkg beside it', CLEAR_CACHE),
  'cache-package-changed': rule('error', 'a cached package is the one in the feed', CLEAR_CACHE),
  'cache-package-unlisted': rule('error', 'the cache holds packages of the feed only', CLEAR_CACHE),
  'cache-package-misplaced': rule('error', 'a cached package lies under its own id and version', CLEAR_CACHE),
  'cache-marker-missing': rule('error', 'NuGet finished unpacking a package', CLEAR_CACHE),
  'cache-marker-changed': rule('error', 'the hashes that NuGet noted are those of the package', CLEAR_CACHE),
  'cache-file-changed': rule('error', 'an unpacked file is what its package holds', CLEAR_CACHE),
  'cache-file-missing': rule('error', 'every file of a package is unpacked', CLEAR_CACHE),
  'cache-file-added': rule('error', 'nothing lies in the cache but what packages hold', CLEAR_CACHE),
  'config-missing': rule(
    'error',
    'a NuGet.config in the root says where packages come from',
    'run nuspine offline init',
  ),
  'config-invalid': rule('error', 'NuGet.config files can be read', 'repair the file'),
  'feed-unlisted': rule(
    'error',
    'packages come from the layout, or from feeds that the policy lists',
    'remove the source, or list it under feeds in nuspine.offline.json',
  ),
  'feed-not-layout': rule(
    'error',
    'the layout is a package source, and the first',
    'add its folder as the first source',
  ),
  'feed-not-mapped': rule(
    'error',
    'source mapping decides between the layout and feeds: NuGet asks them in no order',
    'map each id of the layout to it; nuspine offline init writes such a file',
  ),
  'section-not-cleared': rule(
    'error',
    'sections begin with <clear />, for NuGet merges files of folders above and of the user',
    'add <clear /> first in the section',
  ),
  'cache-elsewhere': rule('error', 'globalPackagesFolder is the cache of the layout', 'set it in the section config'),
  'proxy-in-config': rule(
    'error',
    'no NuGet.config names a proxy: it beats the one of the environment',
    'remove http_proxy',
  ),
  'bypass-in-environment': rule('error', 'no environment variable leads NuGet around its configuration', 'unset it'),
  'bypass-in-project': rule('error', 'no MSBuild property leads NuGet around its configuration', 'remove the property'),
  'lock-file-missing': rule(
    'warning',
    'a project has a packages.lock.json: locked mode without one checks nothing',
    'set RestorePackagesWithLockFile, restore and commit the file',
  ),
  'signatures-unverified': rule(
    'error',
    'signatures of packages are verified',
    'unset DOTNET_NUGET_SIGNATURE_VERIFICATION',
  ),
  'bypass-in-command': rule(
    'error',
    'no argument of a command leads NuGet around the layout',
    'leave the argument out',
  ),
  'package-missing': rule(
    'error',
    'the layout has every package that projects and tools need',
    'run nuspine offline missing --fetch where there is a network',
  ),
  'package-not-locked': rule(
    'error',
    'a package of the layout is the one that lock files state',
    'fetch it again, or restore with --force-evaluate after finding out why it changed',
  ),
  'package-unused': rule('error', 'the layout has no package that nobody needs', 'run nuspine offline prune --yes'),
  'closure-unknown': rule(
    'error',
    'every project says which packages it needs, and what reads it can tell',
    'restore it with RestorePackagesWithLockFile, and commit the lock file',
  ),
  'remote-contact': rule(
    'error',
    'an offline build asks for nothing beyond this machine',
    'find out what asks for it; ALLOW_REMOTE=1 lets it through',
  ),
};

/** How much a finding weighs. */
export type Severity = 'error' | 'warning';

export interface FindingRule {
  readonly severity: Severity;
  /** What holds in a sound layout. */
  readonly rule: string;
  /** What to do about it. */
  readonly fix: string;
}

function rule(severity: Severity, text: string, fix: string): FindingRule {
  return { severity, rule: text, fix };
}
