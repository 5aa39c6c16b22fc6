import { ReleaseLineError } from '../release-line-error.ts';
import { hasProjectFile, isPackable, parseReleaseLine, RELEASE_LINE_FILE, type ReleaseLine } from '../release-line.ts';
import type { FamilyTarget, MarkedPlace, TargetFamily } from '../target-family.ts';
import { workspacePath } from '../workspace-path.ts';
import { RELEASE_LINE_EXECUTORS } from '../executor-options.ts';
import { siteTarget } from './site.ts';
import { referencedFolders } from '../referenced-folders.ts';
import { releaseLineTargets } from './release-line-targets.ts';

const PROJECT_FILE = /\.(?:cs|fs|vb)proj$/i;

/** Folder of packages that a line without a `nuspine.json` takes its dependencies from. */
const LOCAL_FEED = 'local-nugets';

/** `nuspine.json`, or a project file or nuspec that makes a package, with what a `nuspine.json` would say by default. */
export const releaseLineFamily: TargetFamily = {
  markers: [RELEASE_LINE_FILE, '*.csproj', '*.fsproj', '*.vbproj', '*.nuspec'],
  packages: ['@nuspine/delta', '@nuspine/nupkg-core', '@nuspine/primitives'],
  executors: RELEASE_LINE_EXECUTORS,
  targets: (place) => {
    const targets = place.file.endsWith(RELEASE_LINE_FILE) ? declaredTargets(place) : defaultTargets(place);
    return 'releases' in targets ? { ...targets, ...siteTarget(place) } : targets;
  },
};

function declaredTargets(place: MarkedPlace): Record<string, FamilyTarget> {
  const line = parseReleaseLine(place.read(), place.file);
  const projectFile = place.siblings().find((name) => PROJECT_FILE.test(name));
  const packs = hasProjectFile(place.siblings());
  if (line.flatten.app === undefined && !packs) {
    throw new ReleaseLineError(
      'NX_LINE_APP_MISSING',
      `${place.file} has no flatten.app, and no project file beside it makes a package`,
    );
  }
  if (projectFile === undefined) return releaseLineTargets({ line, place, packs });
  return projectTargets(line, place, workspacePath(place.projectRoot, projectFile));
}

/** The targets of a project file, with `pack` where nothing else brings one. */
function projectTargets(line: ReleaseLine, place: MarkedPlace, projectFile: string): Record<string, FamilyTarget> {
  const references = referencedFolders(place, projectFile);
  const packsProgram =
    line.flatten.app === undefined &&
    place.plugins.includes('@nx/dotnet') &&
    place.projectFile(projectFile)?.isProgram === true;
  return releaseLineTargets({ line, place, packs: true, packsProgram, references });
}

function defaultTargets(place: MarkedPlace): Record<string, FamilyTarget> {
  // Of most project files nothing but the text is looked at.
  if (!place.file.endsWith('.nuspec') && !isPackable(place.read())) return {};
  if (place.siblings().includes(RELEASE_LINE_FILE)) return {};
  if (place.file.endsWith('.nuspec')) return releaseLineTargets({ line: defaultLine(place), place, packs: true });
  return projectTargets(defaultLine(place), place, place.file);
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
