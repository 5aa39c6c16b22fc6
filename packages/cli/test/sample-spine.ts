import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SPINE = `source = "package.json"
documents = ["INSTALL.md"]

[[artifact]]
kind = "msbuild"
path = "Directory.Build.props"

[[channel]]
name = "npm"
artifact = "@acme/app"
pin = '"@acme/app": "{version}"'
run = "npx @acme/app@{version}"
`;

/** Writes a spine of version 2.0.0 with one artifact, which lags unless told otherwise, and returns the path of its spine.toml. */
export async function writeSpine(folder: string, version = '1.0.0'): Promise<string> {
  const spine = join(folder, 'spine.toml');
  const props = `<Project><PropertyGroup><Version>${version}</Version></PropertyGroup></Project>\n`;
  await writeFile(join(folder, 'package.json'), '{ "version": "2.0.0" }\n');
  await writeFile(join(folder, 'Directory.Build.props'), props);
  await writeFile(join(folder, 'INSTALL.md'), '<!-- spine:channels -->\n<!-- /spine:channels -->\n');
  await writeFile(spine, SPINE);
  return spine;
}
