import { EXIT, type ExitCode } from './exit-code.ts';

/** What to do next, by error code. A code that is not here gets the advice for its exit code. */
export const HINTS: Readonly<Record<string, string>> = {
  CLI_USAGE: 'run the command with --help to see its arguments and examples',
  CLI_ENVIRONMENT_INVALID: 'correct or unset the environment variable named above',
  SOURCE_READ_FAILED: 'check that the path is spelled correctly and that the file can be read',
  FILE_WRITE_FAILED: 'check that the folder exists, can be written to and has room',
  HTTP_OFFLINE: 'take the packages from a folder, or set ALLOW_REMOTE=1 for this run',
  HTTP_UNREACHABLE: 'check the address, and the proxy in HTTPS_PROXY and NO_PROXY, then run the same command again',
  HTTP_TIMEOUT: 'run the same command again: nothing was half-written',
  HTTP_STATUS: 'check the address and the credentials for it, then run the same command again',
  HTTP_REDIRECT_REFUSED: 'use the address that the server redirects to, if you trust it',
  FEED_UNREADABLE: 'check that --source names a folder with packages, a V3 feed, or a source of NuGet.config',
  FEED_CONTENT_CHANGED: 'delete the folder of the package named above, and restore it again',
  FEED_ACCESS_DENIED: 'put Username and ClearTextPassword for the source into packageSourceCredentials of NuGet.config',
  FEED_PASSWORD_ENCRYPTED: 'write ClearTextPassword with %NAME%, and set that environment variable',
  FEED_RESPONSE_INVALID: 'use the address of the V3 service index, which ends in index.json',
  FEED_INSECURE: 'use https, or set allowInsecureConnections for the source in NuGet.config',
  FEED_CACHE_UNKNOWN: 'name a folder with --cache',
  NUGET_CONFIG_INVALID: 'correct the file named above, or name another one with --config',
  RESOLVE_ROOT_INVALID: 'name a .nupkg file, a project.assets.json, or a package as Id@range',
  LOCK_FILE_INVALID: 'delete the lock file and let it be written anew, or restore it from version control',
  PRUNED_PACKAGES_INVALID: 'pass the data/PackageOverrides.txt of a targeting pack',
  CENTRAL_PACKAGES_INVALID: 'pass a file of plain PackageVersion items, without conditions and imports',
  FLATTEN_FRAMEWORK_UNCLEAR: 'say which framework is meant with --framework',
  FLATTEN_FRAMEWORK_UNKNOWN: 'write --framework as NuGet does, for example net8.0',
  FLATTEN_UNRESOLVED:
    'run nuspine resolve with the same arguments to see every finding, then add the packages to a --source',
  FLATTEN_PACKAGE_INCOMPATIBLE: 'choose a --framework that the package named above supports, or another version of it',
  FLATTEN_CONFLICT: 'decide with --on-conflict, or drop one of the packages',
  DELTA_BASE_MISMATCH:
    'use the full package that the delta was made from; nuspine feed list shows which releases there are',
  DELTA_CHAIN_EMPTY: 'name at least one delta package',
  DELTA_ENGINE_MISSING: 'install bsdiff-node, or choose --engine portable',
  DELTA_ENGINE_UNFIT: 'leave --engine out, or choose one that is named above',
  DELTA_ENGINE_WRONG: 'choose --engine portable, and report which files bsdiff-node got wrong',
  DELTA_FORMAT_CANNOT_SAY: 'ship the full package for this version; nuspine releasify does so by itself',
  DELTA_FEED_LOCKED: 'wait for the other run on this folder to end, then run the same command again',
  DELTA_FEED_CORRUPT: 'run nuspine feed verify on the folder, and restore the files it names',
  DELTA_RELEASE_CONFLICT: 'give the changed package a new version: a version that was released never changes',
  DELTA_NO_ROUTE:
    'run nuspine feed verify on the release folder, then run the same command again: what was received is kept',
  DELTA_TARGET_UNKNOWN: 'nuspine feed list shows which versions there are',
  DELTA_NOT_AN_INDEX: 'name the folder that holds RELEASES or releases.<channel>.json',
  MATRIX_NAME_UNKNOWN: 'choose one of the names above, as the matrix writes them',
  MATRIX_LOCK_INVALID: 'write the lock anew: nuspine matrix solve --json > set.json',
  MATRIX_TOML_INVALID: 'correct the file at the line and column named above',
  MATRIX_DOCUMENT_INVALID:
    'correct the file at the line and column named above; docs/formats/versions-toml.md says what it may hold',
  MATRIX_VERSION_INVALID: 'write the whole version at the place named above, as 3.2.0',
  MATRIX_RANGE_INVALID: 'write the range at the place named above as npm does: ^1.2, ~1.2, >=1.2 <3',
  SPINE_FILE_INVALID: 'correct the file; packages/spine/README.md says what it may hold',
  SPINE_SOURCE_INVALID: 'name a package.json with a version as source in spine.toml',
  SPINE_ARTIFACT_INVALID: 'correct the file named above, or take it out of spine.toml',
  SPINE_VERSION_ILLEGAL: 'choose a version of three numbers, with a prerelease label at most',
  RELEASES_LINE_INVALID: 'correct the line named above, or restore RELEASES from where it was published',
};

const BY_EXIT_CODE: Readonly<Record<ExitCode, string>> = {
  [EXIT.ok]: '',
  [EXIT.finding]: 'compare the two sides named above, and correct the one that is wrong',
  [EXIT.usage]: 'run the command with --help to see its arguments and examples',
  [EXIT.badInput]: 'get the file named above again from where it was made, and compare its SHA-256',
  [EXIT.environment]: 'check permissions and free space, then run the same command again: nothing was half-written',
  [EXIT.bug]: 'run it again with --verbose, and report what it prints',
};

/** The next step for someone who sees this error. */
export function hintFor(code: string, exitCode: ExitCode): string {
  return HINTS[code] ?? BY_EXIT_CODE[exitCode];
}
