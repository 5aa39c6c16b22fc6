import { formatNuGetVersion } from '@nuspine/primitives';
import type { Analysis, Conflict, Downgrade, Way } from './analysis.ts';
import { formatRequest } from './request.ts';
import type { ResolutionFinding } from './resolution.ts';

/**
 * The first cycle; without one the first conflict; without one all downgrades. What follows from the first would
 * only hide it (NuGet.Commands, RestoreCommand.ValidateRestoreGraphsAsync).
 */
export function describeFailures({ cycles, conflicts, downgrades }: Analysis): readonly ResolutionFinding[] {
  const [cycle] = cycles;
  if (cycle !== undefined) return [describeCycle(cycle)];
  const [conflict] = conflicts;
  if (conflict !== undefined) return [describeConflict(conflict)];
  return downgrades.map(describeDowngrade);
}

/** NU1108: a package that needs itself. */
function describeCycle(way: Way): ResolutionFinding {
  const id = idAtEnd(way);
  return { code: 'NU1108', level: 'error', message: `${id} depends on itself`, id, path: way.map(formatRequest) };
}

/** NU1107: a version that one of the requests for it does not allow. */
function describeConflict({ selected, conflicting }: Conflict): ResolutionFinding {
  const id = idAtEnd(selected);
  const message = `no version of ${id} suits all that ask for it`;
  return {
    code: 'NU1107',
    level: 'error',
    message,
    id,
    path: conflicting.map(formatRequest),
    against: selected.map(formatRequest),
  };
}

/** NU1605: less than a package asks for, because a nearer request wins; NU1109: because a central version does. */
function describeDowngrade({ from, to, item, pinned }: Downgrade): ResolutionFinding {
  const id = idAtEnd(from);
  const by = pinned ? ' by its central version' : '';
  return {
    code: pinned ? 'NU1109' : 'NU1605',
    level: 'error',
    message: `${id} would be downgraded to ${formatNuGetVersion(item.version)}${by}`,
    id,
    path: from.map(formatRequest),
    against: to.map(formatRequest),
  };
}

function idAtEnd(way: Way): string {
  return way.at(-1)?.id ?? '';
}
