import type { InspectedGroup, PackageInspection } from '@nuspine/nupkg-core';
import { sizeText } from './size-text.ts';
import { textTable } from './text-table.ts';

/** What a package says of itself, what it needs and what it holds. */
export function inspectionText(inspection: PackageInspection): string {
  const { id, version, size, digest, signed, files, depth } = inspection;
  const facts = [
    ['authors', inspection.authors ?? '-'],
    ['license', inspection.license ?? '-'],
    ['signed', signed ? 'yes, not checked' : 'no'],
    ['size', sizeText(size)],
    ['digest', digest],
    ...(inspection.contentHash === undefined ? [] : [['content hash', inspection.contentHash]]),
    ...(inspection.sha512 === undefined ? [] : [['sha512', inspection.sha512]]),
    ...nuspecFacts(inspection.nuspec),
    ...(inspection.recorded ?? []).map(({ file, matches }) => [file, matches ? 'agrees' : 'says another hash']),
  ];
  return [
    `${id} ${version}\n${textTable(facts)}`,
    ...inspection.dependencyGroups.map(groupText),
    `\n${textTable([['size', 'file'], ...files.map((file) => [sizeText(file.size), file.path])], [0])}`,
    ...(depth === 'content' ? [`\nok: the content of every entry was read and is sound\n`] : []),
  ].join('');
}

/** What most packages do not state is shown where it is stated. */
function nuspecFacts(nuspec: PackageInspection['nuspec']): readonly (readonly [string, string])[] {
  const { repository, minClientVersion, icon, readme, licenseProblems } = nuspec;
  const facts: readonly (readonly [string, string])[] = [
    ['types', nuspec.packageTypes.map(({ name }) => name).join(', ')],
    ['repository', [repository?.url, repository?.commit].filter((part) => part !== undefined).join(' at ')],
    ['icon', icon ?? ''],
    ['readme', readme ?? ''],
    ['needs NuGet', minClientVersion ?? ''],
    ['frameworks', nuspec.frameworkReferences.flatMap(({ names }) => names).join(', ')],
    ['license is', licenseProblems.map(({ kind }) => kind).join(', ')],
  ];
  return facts.filter(([, text]) => text !== '');
}

function groupText({ framework, dependencies }: InspectedGroup): string {
  const lines = dependencies.map(({ id, range }) => `  ${id} ${range}\n`);
  return `\nneeds for ${framework ?? 'any framework'}:\n${lines.length === 0 ? '  nothing\n' : lines.join('')}`;
}
