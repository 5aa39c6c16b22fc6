import type { Resolution, ResolutionFinding } from '@nuspine/nupkg-core';
import { textTable } from './text-table.ts';

/** The chosen packages with the shortest way to each, then what is wrong. */
export function resolutionText({ framework, packages, findings }: Resolution): string {
  const rows = packages.map(({ id, version, path }) => [id, version, path.join(' > ')]);
  const counts = `${String(packages.length)} packages for ${framework}, ${String(findings.length)} findings\n`;
  return [textTable([['package', 'version', 'because of'], ...rows]), '\n', counts, ...findings.map(findingText)].join(
    '',
  );
}

function findingText({ code, message, path, against, available }: ResolutionFinding): string {
  return [
    `\n${code}: ${message}\n`,
    `  path:      ${path.join(' > ')}\n`,
    ...(against === undefined ? [] : [`  against:   ${against.join(' > ')}\n`]),
    ...(available === undefined ? [] : [`  available: ${available.join(', ')}\n`]),
  ].join('');
}
