import type { ResolutionFinding } from '../resolve/resolution.ts';
import type { SourceMapping } from '../resolve/source-mapping.ts';
import { type CentralPackages, NO_CENTRAL_PACKAGES } from './central-packages.ts';

/**
 * NU1507: packages that are managed centrally may come from several servers. Folders do not count (NuGet.Commands,
 * RestoreCommand.AreCentralVersionRequirementsSatisfied). `servers` are the names of sources.
 */
export function checkSources(
  servers: readonly string[],
  { patterns }: SourceMapping,
  central: CentralPackages,
): readonly ResolutionFinding[] {
  if (central === NO_CENTRAL_PACKAGES || servers.length < 2 || patterns.length > 0) return [];
  const names = servers.join(', ');
  const message = `central versions are looked for on several servers, ${names}; map packages to them with packageSourceMapping`;
  return [{ code: 'NU1507', level: 'warning', message, id: '', path: [] }];
}
