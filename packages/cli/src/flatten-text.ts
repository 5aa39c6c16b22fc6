import type { FlattenSummary } from '@nuspine/nupkg-core';
import { isKnownRuntime, parseRuntimeIdentifier } from '@nuspine/primitives';
import { sizeText } from './size-text.ts';
import { textTable } from './text-table.ts';

/** The packages that went in, the conflicts that were settled, and what came out. */
export function flattenText(report: FlattenSummary): string {
  const { name, size, digest } = report.output;
  const target = [report.framework, report.rid, report.profile].filter((part) => part !== undefined).join(', ');
  return [
    textTable([['package', 'version', 'files', 'size', 'license'], ...report.packages.map(packageRow)], [2, 3]),
    '\n',
    ...report.conflicts.map(({ path, kept, dropped }) => `${path}: ${kept} instead of ${dropped.join(', ')}\n`),
    ...(report.frameworkFiles?.left ?? []).map(
      ({ path, package: from, pack }) => `${path}: ${pack} has it, not taken from ${from}\n`,
    ),
    ...(isFrameworkUnknown(report)
      ? ['what the framework has is not known without --framework-pack; all files are kept\n']
      : []),
    ...(isRuntimeUnknown(report)
      ? [`${report.rid ?? ''} is no runtime that .NET knows: files for others, such as win-x64, are not taken for it\n`]
      : []),
    ...(report.signatureRemoved ? ['the signature of the app does not hold for the new file and was left out\n'] : []),
    ...(report.sbom === undefined ? [] : [`${report.sbom} in the package lists all of this\n`]),
    `${name}: ${String(report.files.length)} files of ${String(report.packages.length)} packages for ${target}\n`,
    `${sizeText(size)}  ${digest}\n`,
  ].join('');
}

/** The other profile takes all files, whatever the framework has. */
function isFrameworkUnknown({ profile, frameworkFiles }: FlattenSummary): boolean {
  return profile === 'runtime' && frameworkFiles === undefined;
}

/** A misspelt runtime is one that no package has files for. */
function isRuntimeUnknown({ profile, rid }: FlattenSummary): boolean {
  return profile === 'runtime' && rid !== undefined && !isKnownRuntime(parseRuntimeIdentifier(rid));
}

function packageRow({
  id,
  version,
  files,
  bytes,
  license = '',
}: FlattenSummary['packages'][number]): readonly string[] {
  return [id, version, String(files), sizeText(bytes), license];
}
