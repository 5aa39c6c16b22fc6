import { ReleaseLineError } from '../release-line-error.ts';
import { hasProjectFile, isPackable, parseReleaseLine, RELEASE_LINE_FILE, type ReleaseLine } from '../release-line.ts';
import type { FamilyTarget, MarkedPlace, TargetFamily } from '../target-family.ts';
import { workspacePath } from '../workspace-path.ts';
import { RELEASE_LINE_EXECUTORS } from '../executor-options.ts';
import { releaseLineTargets } from './release-line-targets.ts';

/** Folder of packages that a line without a `nuspine.json` takes its dependencies from. */
const LOCAL_FEED = 'local-nugets';

/** `nuspine.json`, or a project file or nuspec that makes a package, with what a `nuspine.json` would say by default. */
export const releaseLineFamily: TargetFamily = {
  markers: [RELEASE_LINE_FILE, '*.csproj', '*.fsproj', '*.vbproj', '*.nuspec'],
  packages: ['@nuspine/delta', '@nuspine/nupkg-core', '@nuspine/primitives'],
  executors: RELEASE_LINE_EXECUTORS,
  targets: (place) => (place.file.endsWith(RELEASE_LINE_FILE) ? declaredTargets(place) : defaultTargets(place)),
};

function declaredTargets(place: MarkedPlace): Record<string, FamilyTarget> {
  const line = parseReleaseLine(place.read(), place.file);
  const packs = hasProjectFile(place.siblings());
  if (line.flatten.app === undefined && !packs) {
    throw new ReleaseLineError(
      'NX_LINE_APP_MISSING',
      `${place.file} has no flatten.app, and no project file beside it makes a package`,
    );
  }
  return releaseLineTargets({ line, place, packs });
}

function defaultTargets(place: MarkedPlace): Record<string, FamilyTarget> {
  if (place.siblings().includes(RELEASE_LINE_FILE)) return {};
  if (!place.file.endsWith('.nuspec') && !isPackable(place.read())) return {};
  return releaseLineTargets({ line: defaultLine(place), place, packs: true });
}

/** The feed of the project itself, or the one of the workspace. */
function defaultLine(place: MarkedPlace): ReleaseLine {
  const own = workspacePath(place.projectRoot, LOCAL_FEED);
  if (place.hasFolder(own)) return { flatten: { sources: [LOCAL_FEED] }, releases: {} };
  if (!place.hasFolder(LOCAL_FEED)) return { flatten: { sources: [] }, releases: {} };
  const up = workspacePath(place.projectRoot, '.')
    .split('/')
    .map(() => '..');
  return { flatten: { sources: [[...up, LOCAL_FEED].join('/')] }, releases: {} };
}
