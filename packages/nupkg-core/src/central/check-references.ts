import { packageIdKey } from '@nuspine/primitives';
import type { ResolutionFinding } from '../resolve/resolution.ts';
import { type CentralPackages, NO_CENTRAL_PACKAGES } from './central-packages.ts';

/** What a project refers to. */
export interface CheckedReference {
  readonly id: string;
  /** Whether it states a version of its own. */
  readonly isStated: boolean;
}

/** Of several references to a package the first counts, in whatever case they write its id (NU1504). */
export function distinctReferences<Reference extends { readonly id: string }>(
  references: readonly Reference[],
): readonly Reference[] {
  const first = new Map<string, Reference>();
  for (const reference of references) {
    const key = packageIdKey(reference.id);
    if (!first.has(key)) first.set(key, reference);
  }
  return [...first.values()];
}

/**
 * What restore says of central versions and references before it looks for any package (NuGet.Commands,
 * RestoreCommand.AreCentralVersionRequirementsSatisfied). With an error among them it looks for none.
 */
export function checkReferences(
  all: readonly CheckedReference[],
  central: CentralPackages,
): readonly ResolutionFinding[] {
  const references = distinctReferences(all);
  const named = Map.groupBy(all, ({ id }) => packageIdKey(id));
  const doubled = references.filter(({ id }) => (named.get(packageIdKey(id)) ?? []).length > 1);
  const doubts = doubled.map(({ id }) =>
    finding('NU1504', 'warning', id, `${id} is referred to several times, of which the first counts`),
  );
  return central === NO_CENTRAL_PACKAGES ? doubts : [...checkCentral(references, central), ...doubts];
}

function checkCentral(references: readonly CheckedReference[], central: CentralPackages): readonly ResolutionFinding[] {
  const { versions, forbiddenFloating = [], versionOverrides = true, repeated = [] } = central;
  const unversioned = references.filter(({ id, isStated }) => !isStated && !versions.has(packageIdKey(id)));
  const overriding = versionOverrides ? [] : references.filter(({ isStated }) => isStated);
  return [
    ...unversioned.map(({ id }) => finding('NU1010', 'error', id, `${id} has no central version`)),
    ...forbiddenFloating.map((id) =>
      finding(
        'NU1011',
        'error',
        id,
        `central version of ${id} floats, which CentralPackageFloatingVersionsEnabled allows`,
      ),
    ),
    ...overriding.map(({ id }) =>
      finding(
        'NU1013',
        'error',
        id,
        `${id} has a version of its own, which CentralPackageVersionOverrideEnabled forbids`,
      ),
    ),
    ...repeated.map((id) =>
      finding('NU1506', 'warning', id, `${id} has several central versions, of which the first counts`),
    ),
  ];
}

function finding(
  code: ResolutionFinding['code'],
  level: ResolutionFinding['level'],
  id: string,
  message: string,
): ResolutionFinding {
  return { code, level, message, id, path: [] };
}
