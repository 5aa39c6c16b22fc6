import { describe, expect, it } from 'vitest';
import { type Artifact, findPins, isTextArtifact, type PinContext } from '../../src/index.ts';
import { pinContext } from '../pin-context.ts';
import { applyPins } from '../../src/pin.ts';

/** The text after the version has been written into it. */
function synced(text: string, artifact: Artifact, context: Partial<PinContext> = {}): string {
  if (!isTextArtifact(artifact)) throw new Error('not a text');
  return applyPins(text, findPins(text, artifact, pinContext(context)));
}

describe('findPins', () => {
  it('finds the version of a package.json, and what it wants of its siblings', () => {
    const text = [
      '{ "name": "@acme/cli",\t"version" : "1.0.0",',
      '  "dependencies": { "@acme/core": "^1.0.0", "@acme/tool": "workspace:*", "left-pad": "^1.0.0" },',
      '  "peerDependencies": { "@acme/core": ">=1.0.0" } }',
    ].join('\r\n');
    const npmNames = new Set(['@acme/cli', '@acme/core', '@acme/tool']);
    const expected = text
      .replace('"version" : "1.0.0"', '"version" : "2.0.0"')
      .replace('"@acme/core": "^1.0.0"', '"@acme/core": "^2.0.0"')
      .replace('>=1.0.0', '>=2.0.0');
    expect(synced(text, { kind: 'npm', path: 'a' }, { npmNames })).toBe(expected);
  });

  it.each([
    ['Version', '2.1.0-rc.1'],
    ['PackageVersion', '2.1.0-rc.1'],
    ['VersionPrefix', '2.1.0'],
    ['VersionSuffix', 'rc.1'],
    ['AssemblyVersion', '2.1.0.0'],
    ['FileVersion', '2.1.0.0'],
  ])('writes the MSBuild property %s as MSBuild means it', (property, wanted) => {
    const text = (value: string): string =>
      `<Project>\n  <!-- <${property}>0</${property}> -->\n  <PropertyGroup Condition="'$(A)' > '1'">\n    <${property} Condition="'$(B)' > '2'"> ${value} </${property}>\n  </PropertyGroup>\n</Project>\n`;
    const artifact = { kind: 'msbuild', path: 'a', property } as const;
    expect(synced(text('1.0.0'), artifact, { version: '2.1.0-rc.1' })).toBe(text(wanted));
  });

  it('fills an MSBuild property that is empty', () => {
    const artifact = { kind: 'msbuild', path: 'a' } as const;
    const project = (property: string): string => `<Project><PropertyGroup>${property}</PropertyGroup></Project>`;
    expect(synced(project('<Version />'), artifact)).toBe(project('<Version>2.0.0</Version>'));
    expect(synced(project('<Version></Version>'), artifact)).toBe(project('<Version>2.0.0</Version>'));
  });

  it('finds the version of a nuspec, and lets a token be', () => {
    const nuspec = (version: string): string =>
      `<package xmlns="a"><metadata><id>A</id><version>${version}</version><dependencies><dependency id="B" version="1.0.0" /></dependencies></metadata></package>`;
    expect(synced(nuspec('1.0.0'), { kind: 'nuspec', path: 'a' })).toBe(nuspec('2.0.0'));
    expect(synced(nuspec('$version$'), { kind: 'nuspec', path: 'a' })).toBe(nuspec('$version$'));
  });

  it('finds an image in the services of a Compose file only', () => {
    const text = (tag: string): string => `# image: acme/app:1.0.0
services:
  web:
    image: "acme/app:${tag}" # the app
    labels:
      image: acme/app:1.0.0
  worker:
    image: acme/app:${tag}
  db:
    image: postgres:17
x-image: acme/app:1.0.0
`;
    expect(synced(text('1.0.0'), { kind: 'compose', path: 'a', image: 'acme/app' })).toBe(text('2.0.0'));
  });

  it('finds an image in the stages of a Dockerfile only', () => {
    const text = (tag: string): string => `# FROM acme/app:1.0.0
FROM --platform=linux/amd64 acme/app:${tag} AS base
from acme/app:${tag}
COPY --chown=1 --from=acme/app:${tag} /a /b
FROM acme/app-tools:1.0.0
COPY --from=base /a /b
LABEL base="acme/app:1.0.0"
`;
    expect(synced(text('1.0.0'), { kind: 'dockerfile', path: 'a', image: 'acme/app' })).toBe(text('2.0.0'));
  });

  it('pins an image to the digest there is, and drops the digest of another version', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const other = `sha256:${'b'.repeat(64)}`;
    const artifact = { kind: 'dockerfile', path: 'a', image: 'app' } as const;
    expect(synced('FROM app:2.0.0', artifact, { imageDigest: digest })).toBe(`FROM app:2.0.0@${digest}`);
    expect(synced(`FROM app:2.0.0@${other}`, artifact, { imageDigest: digest })).toBe(`FROM app:2.0.0@${digest}`);
    expect(synced(`FROM app:2.0.0@${other}`, artifact)).toBe(`FROM app:2.0.0@${other}`);
    expect(synced(`FROM app:1.0.0@${other}`, artifact)).toBe('FROM app:2.0.0');
  });

  it('finds versions between markers in docs only', () => {
    const text = (version: string): string => `Since 1.0.0 this is 1.0.0.
<!-- spine:version -->
Install @acme/app@${version}, acme/app:${version} or App.${version}.nupkg (tag v${version}), not 10.0.0.1, 1.0.0.5 or v1x.
<!-- /spine:version -->
1.0.0 was the first.
`;
    expect(synced(text('1.0.0-beta.2'), { kind: 'docs', path: 'a' })).toBe(text('2.0.0'));
  });

  it.each([
    ['npm', '{ "version": '],
    ['npm', '[]'],
    ['msbuild', '<Project><PropertyGroup></Project>'],
    ['nuspec', '<!DOCTYPE a [<!ENTITY b "c">]><package />'],
    ['docs', '<!-- spine:version --> 1.0.0'],
    ['docs', '<!-- spine:version --> <!-- spine:version --> <!-- /spine:version -->'],
  ] as const)('refuses a broken artifact of kind %s', (kind, text) => {
    expect(() => findPins(text, { kind, path: 'a' }, pinContext())).toThrowCode('SPINE_ARTIFACT_INVALID');
  });

  it('names the line that is not YAML', () => {
    const artifact = { kind: 'compose', path: 'a', image: 'app' } as const;
    const find = (): unknown => findPins('services:\n  a: [\n', artifact, pinContext());
    expect(find).toThrowCode('SPINE_ARTIFACT_INVALID');
    expect(findPins('just text', artifact, pinContext())).toEqual([]);
  });
});
