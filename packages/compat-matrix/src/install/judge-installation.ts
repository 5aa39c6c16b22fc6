import type { BundlePart } from '../bundle/bundle-document.ts';
import type { Matrix } from '../matrix.ts';
import { checkSet } from '../questions/check-set.ts';
import { type ExtensionManifest, unmetNeeds } from './extension-manifest.ts';
import type { InstallRefusal } from './installation.ts';

/** Says why a set may not be installed: by the rows of the matrix, and by what its extensions say of themselves. */
export function installRefusals(
  matrix: Matrix,
  parts: readonly BundlePart[],
  manifests: readonly ExtensionManifest[],
  { allowUnknown = false }: { readonly allowUnknown?: boolean } = {},
): readonly InstallRefusal[] {
  const report = checkSet(matrix, parts);
  const versions = new Map(parts.map(({ component, version }) => [component, version]));
  const set = report.reason !== undefined && report.verdict === 'incompatible' ? [report.reason] : [];
  const refused = report.cells.filter(
    ({ state }) => state === 'incompatible' || (state === 'unknown' && !allowUnknown),
  );
  return [
    ...set.map((message): InstallRefusal => ({ kind: 'incompatible', message })),
    ...refused.map(
      ({ state, reason }): InstallRefusal => ({
        kind: state === 'incompatible' ? 'incompatible' : 'unknown',
        message: reason,
      }),
    ),
    ...manifests
      .flatMap((manifest) => unmetNeeds(manifest, versions))
      .map((message): InstallRefusal => ({ kind: 'extension', message })),
  ];
}
