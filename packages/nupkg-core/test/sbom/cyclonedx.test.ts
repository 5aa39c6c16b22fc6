import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { describe, expect, it } from 'vitest';
import { cycloneDxText } from '../../src/sbom/cyclonedx.ts';
import type { FlattenReport } from '../../src/index.ts';
import { flattenReport, reportedPackage } from '../builders/flatten-report.ts';

const { digest } = flattenReport().output;
const FULL = flattenReport({
  rid: 'win-x64',
  packages: [
    reportedPackage('App', { dependsOn: ['A 1.0.0', 'B 1.0.0'], license: 'LICENSE', licenseType: 'file' }),
    reportedPackage('A', {
      dependsOn: ['B 1.0.0'],
      license: 'MIT OR Apache-2.0',
      licenseType: 'expression',
      authors: 'Somebody',
      copyright: '© Somebody',
      projectUrl: 'https://example.com/a',
      repository: { url: 'https://example.com/a.git', commit: 'abc' },
    }),
    reportedPackage('B', { license: 'https://example.com/license', licenseType: 'url', projectUrl: 'javascript:x' }),
  ],
  files: [
    { path: 'lib/net8.0/App.dll', size: 1, digest, package: 'App 1.0.0' },
    { path: 'lib/net8.0/A.dll', size: 1, digest, package: 'A 1.0.0' },
    { path: 'lib/net8.0/Ä b.dll', size: 1, digest, package: 'A 1.0.0' },
  ],
  merged: [{ path: 'lib/net8.0/A.dll', packages: ['A 1.0.0', 'B 1.0.0'] }],
  conflicts: [{ path: 'lib/net8.0/App.dll', kept: 'App 1.0.0', dropped: ['B 1.0.0'] }],
});

function document(report: FlattenReport, created?: Date) {
  return JSON.parse(cycloneDxText(report, created));
}

describe('cycloneDxText', () => {
  it.each([
    ['everything', FULL, undefined],
    ['an app alone', flattenReport(), undefined],
    ['a date', FULL, new Date('2026-01-02T03:04:05Z')],
    [
      'hostile texts',
      flattenReport({
        packages: [
          reportedPackage('App', {
            authors: '"}\u0000]',
            license: '\u0007',
            licenseType: 'expression',
            projectUrl: 'https://[',
          }),
        ],
      }),
      undefined,
    ],
  ])('fits the schema of CycloneDX 1.6 with %s', async (_, report, created) => {
    const text = cycloneDxText(report, created);
    expect(await new JsonStrictValidator(Version.v1dot6).validate(text)).toBeNull();
  });

  it('is refused by the same validator when it is damaged', async () => {
    const text = cycloneDxText(FULL, undefined).replace('"SHA-256"', '"SHA-0"');
    expect(await new JsonStrictValidator(Version.v1dot6).validate(text)).not.toBeNull();
  });

  it('names each package with licence, digest, address and what it depends on', () => {
    const { components, dependencies, metadata } = document(FULL);
    expect(components).toMatchObject([
      {
        type: 'library',
        name: 'A',
        version: '1.0.0',
        purl: 'pkg:nuget/A@1.0.0',
        scope: 'required',
        author: 'Somebody',
        hashes: [{ alg: 'SHA-256', content: reportedPackage('A').digest.slice(7) }],
        licenses: [{ expression: 'MIT OR Apache-2.0', acknowledgement: 'declared' }],
        externalReferences: [
          { type: 'website', url: 'https://example.com/a' },
          { type: 'vcs', url: 'https://example.com/a.git', comment: 'commit abc' },
        ],
      },
      { name: 'B', scope: 'excluded', licenses: [{ license: { url: 'https://example.com/license' } }] },
    ]);
    expect(components[1]).not.toHaveProperty('externalReferences');
    expect(dependencies.filter((one: { readonly dependsOn?: unknown }) => one.dependsOn !== undefined)).toEqual([
      { ref: 'pkg:nuget/App@1.0.0', dependsOn: ['pkg:nuget/A@1.0.0', 'pkg:nuget/B@1.0.0'] },
      { ref: 'pkg:nuget/A@1.0.0', dependsOn: ['pkg:nuget/B@1.0.0'] },
    ]);
    expect(metadata.component).toMatchObject({ type: 'application', hashes: [{ content: digest.slice(7) }] });
  });

  it('names under each package its files, and who else had them', () => {
    const { components, metadata } = document(FULL);
    expect(components[0].components).toMatchObject([
      { type: 'file', name: 'lib/net8.0/A.dll', properties: [{ name: 'nuspine:equal-in', value: 'B 1.0.0' }] },
      { type: 'file', name: 'lib/net8.0/Ä b.dll', hashes: [{ alg: 'SHA-256', content: digest.slice(7) }] },
    ]);
    expect(metadata.component.components[0].properties).toEqual([
      { name: 'nuspine:used-instead-of', value: 'B 1.0.0' },
    ]);
  });

  it('is the same text for the same report, and another for another', () => {
    expect(cycloneDxText(FULL, undefined)).toBe(cycloneDxText(structuredClone(FULL), undefined));
    const serials = [FULL, flattenReport(), { ...FULL, rid: 'linux-x64' }].map(
      (report) => document(report).serialNumber,
    );
    expect(new Set(serials).size).toBe(3);
    expect(document(FULL).metadata).not.toHaveProperty('timestamp');
    expect(document(FULL, new Date(0)).metadata.timestamp).toBe('1970-01-01T00:00:00.000Z');
  });
});
