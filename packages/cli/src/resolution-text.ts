import type { Resolution, ResolutionFinding, ResolvedPackage } from '@nuspine/nupkg-core';
import { textTable } from './text-table.ts';

const REASONS: Readonly<Record<ResolvedPackage['why'], string>> = {
  only: 'all ask for it',
  nearest: 'nearest request',
  highest: 'highest request',
  central: 'central version',
};

/** The chosen packages, each with the shortest way to it and why this version, then what is wrong. */
export function resolutionText({ framework, packages, findings, lockFile }: Resolution): string {
  const rows = packages.map(({ id, version, why, path }) => [id, version, REASONS[why], path.join(' > ')]);
  const lock = lockFile === undefined ? '' : `, lock file ${lockFile}`;
  const counts = `${String(packages.length)} packages for ${framework}, ${String(findings.length)} findings${lock}\n`;
  const table = textTable([['package', 'version', 'why', 'because of'], ...rows]);
  return [table, '\n', counts, ...findings.map(findingText)].join('');
}

/** Everything about one package: the way to it, who asks for it, and which of the requests decided. */
export function whyText(id: string, packages: readonly ResolvedPackage[]): string {
  if (packages.length === 0) return `${id} is not in the tree\n`;
  return packages.map(packageText).join('\n');
}

function packageText({ id, version, why, path, requestedBy }: ResolvedPackage): string {
  const rows = requestedBy.map(({ package: asker, range, decides }) => [
    asker === '' ? 'the root' : asker,
    range,
    decides ? 'decides' : '',
  ]);
  return `${id} ${version}: ${REASONS[why]}\n  ${path.join(' > ')}\n\n${textTable([['asked for by', 'range', ''], ...rows])}`;
}

function findingText({ code, level, message, path, against, available }: ResolutionFinding): string {
  return [
    `\n${code} ${level}: ${message}\n`,
    ...(path.length === 0 ? [] : [`  path:      ${path.join(' > ')}\n`]),
    ...(against === undefined ? [] : [`  against:   ${against.join(' > ')}\n`]),
    ...(available === undefined ? [] : [`  available: ${available.join(', ')}\n`]),
  ].join('');
}
