import { digestSource, parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { describePackages, licenseOf } from '../../src/flatten/describe-package.ts';
import { resolve } from '../../src/index.ts';
import { memoryFeed } from '../builders/memory-feed.ts';
import { buildPackage } from '../builders/package.ts';

describe('describePackages', () => {
  it('says of each package what it is, what of it is there, and whom it asks for', async () => {
    const metadata = [
      '<copyright>© A</copyright>',
      '<projectUrl>https://example.com/a</projectUrl>',
      '<repository type="git" url="https://example.com/a.git" commit="abc" />',
    ].join('');
    const recipes = [
      { id: 'A', metadata, files: ['lib/net8.0/A.dll'], dependencies: { any: ['B 1.0'] } },
      { id: 'B', version: '1.2.0', files: ['lib/net8.0/B.dll'] },
    ];
    const app = await buildPackage({ id: 'App', dependencies: { any: ['A 1.0'] } });
    const [a, b] = await Promise.all(recipes.map((recipe) => buildPackage(recipe)));
    if (a === undefined || b === undefined) throw new Error('two recipes make two packages');
    const root = { identity: app.identity, dependencyGroups: app.nuspec.dependencyGroups };
    const feeds = [await memoryFeed(recipes)];
    const { packages } = await resolve(root, { framework: parseTargetFramework('net8.0'), feeds });
    const files = a.files.map((entry) => ({ from: a, entry, target: entry.path }));
    expect(await describePackages([app, a, b], packages, files)).toMatchObject([
      { id: 'App', files: 0, dependsOn: ['A 1.0.0'] },
      {
        id: 'A',
        digest: await digestSource(a.archive.source),
        authors: 'Nuspine',
        copyright: '© A',
        projectUrl: 'https://example.com/a',
        repository: { url: 'https://example.com/a.git', commit: 'abc' },
        files: 1,
        bytes: a.files[0]?.size,
        dependsOn: ['B 1.2.0'],
      },
      { id: 'B', version: '1.2.0', files: 0, bytes: 0, dependsOn: [] },
    ]);
  });
});

describe('licenseOf', () => {
  it.each([
    ['<license type="expression">MIT</license>', { license: 'MIT', licenseType: 'expression' }],
    ['<license type="file">L.txt</license>', { license: 'L.txt', licenseType: 'file' }],
    ['<licenseUrl>https://example.com</licenseUrl>', { license: 'https://example.com', licenseType: 'url' }],
    ['', {}],
  ])('reads %s', async (metadata, license) => {
    expect(licenseOf(await buildPackage({ id: 'A', metadata }))).toEqual(license);
  });
});
