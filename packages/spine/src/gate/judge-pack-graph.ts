import { packageIdsEqual } from '@nuspine/primitives';
import type { PackGraphJob } from './gate-file.ts';
import { type JobResult, resultOf } from './job-result.ts';

/** A project as MSBuild evaluates it. */
export interface GraphProject {
  /** Path from the folder of gate.toml. */
  readonly path: string;
  readonly packageId: string;
  readonly isPackable: boolean;
  /** Projects that its package would depend on, as paths. */
  readonly references: readonly string[];
}

/** Compares the packages that may be packed with the projects that are packed, by reference from the ones at the top. */
export function judgePackGraph({ packages }: PackGraphJob, projects: readonly GraphProject[]): JobResult {
  const packed = projects.filter(({ isPackable }) => isPackable);
  const isAllowed = ({ packageId }: GraphProject): boolean => packages.some((id) => packageIdsEqual(id, packageId));
  const surplus = packed.filter((project) => !isAllowed(project));
  const absent = packages.filter((id) => !packed.some(({ packageId }) => packageIdsEqual(packageId, id)));
  const broken = packed.flatMap((project) => unpackedReferences(project, projects));
  return resultOf(
    [
      listReason(
        'packed, but not listed',
        surplus.map(({ packageId, path }) => `${packageId} (${path})`),
      ),
      listReason('listed, but nothing packs it', absent),
      listReason('packed, but depends on what is not', broken),
    ],
    packed.map(({ packageId, path }) => ({ name: packageId, value: path })),
  );
}

/** A package that depends on a project that makes none cannot be restored. */
function unpackedReferences({ packageId, references }: GraphProject, projects: readonly GraphProject[]): string[] {
  return projects
    .filter(({ path, isPackable }) => !isPackable && references.includes(path))
    .map(({ path }) => `${packageId} (${path})`);
}

function listReason(what: string, found: readonly string[]): string | undefined {
  return found.length === 0 ? undefined : `${what}: ${found.join(', ')}`;
}
