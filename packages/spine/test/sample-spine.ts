import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildPackage } from '@nuspine/testkit/packages';

export const SPINE_TOML = `source = "packages/core/package.json"

[[artifact]]
kind = "npm"
path = "packages/*/package.json"

[[artifact]]
kind = "msbuild"
path = "Directory.Build.props"

[[artifact]]
kind = "nuspec"
path = "nuget/App.nuspec"

[[artifact]]
kind = "nupkg"
path = "out/*.nupkg"
id = "App"

[[artifact]]
kind = "oci-layout"
path = "out/image"

[[artifact]]
kind = "compose"
path = "deploy/compose.yaml"
image = "acme/app"
layout = "out/image"

[[artifact]]
kind = "dockerfile"
path = "deploy/Dockerfile"
image = "acme/app"

[[artifact]]
kind = "docs"
path = "docs/**/*.md"

[[artifact]]
kind = "oci-registry"
image = "registry.test/acme/app"
layout = "out/image"
`;

/** Writes a repository that has version 2.0.0 everywhere, and returns the path of its spine.toml. */
export async function writeSampleSpine(folder: string): Promise<string> {
  const image = await writeImage(join(folder, 'out/image'), '2.0.0');
  const files = {
    'spine.toml': SPINE_TOML,
    'packages/core/package.json': '{\n  "name": "@acme/core",\n  "version": "2.0.0"\n}\n',
    'packages/cli/package.json':
      '{\n  "name": "@acme/cli",\n  "version": "2.0.0",\n  "dependencies": { "@acme/core": "^2.0.0" }\n}\n',
    'Directory.Build.props': '<Project>\r\n  <PropertyGroup><Version>2.0.0</Version></PropertyGroup>\r\n</Project>\r\n',
    'nuget/App.nuspec': '<package><metadata><id>App</id><version>2.0.0</version></metadata></package>\n',
    'out/App.nupkg': await buildPackage({ id: 'App', version: '2.0.0', files: { 'lib/net8.0/App.dll': 'app' } }),
    'deploy/compose.yaml': `services:\n  app:\n    image: acme/app:2.0.0@${image}\n`,
    'deploy/Dockerfile': 'FROM acme/app:2.0.0\n',
    'docs/install.md': '<!-- spine:version -->\n`npm install @acme/cli@2.0.0`\n<!-- /spine:version -->\n',
  };
  for (const [path, content] of Object.entries(files)) await writeSample(folder, path, content);
  return join(folder, 'spine.toml');
}

export async function writeSample(folder: string, path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

/** Writes an OCI image layout with one image that is named and labelled as told, and returns the digest of its manifest. */
export async function writeImage(folder: string, version: string, label: string = version): Promise<string> {
  const blob = async (document: unknown): Promise<{ digest: string; size: number }> => {
    const bytes = Buffer.from(JSON.stringify(document));
    const hex = createHash('sha256').update(bytes).digest('hex');
    await writeSample(folder, `blobs/sha256/${hex}`, bytes);
    return { digest: `sha256:${hex}`, size: bytes.length };
  };
  const labels = { 'org.opencontainers.image.version': label };
  const config = await blob({ architecture: 'amd64', os: 'linux', config: { Labels: labels } });
  const manifest = await blob({ schemaVersion: 2, config, layers: [] });
  const annotations = { 'org.opencontainers.image.ref.name': version };
  await writeSample(
    folder,
    'index.json',
    JSON.stringify({ schemaVersion: 2, manifests: [{ ...manifest, annotations }] }),
  );
  await writeSample(folder, 'oci-layout', '{"imageLayoutVersion":"1.0.0"}');
  return manifest.digest;
}
