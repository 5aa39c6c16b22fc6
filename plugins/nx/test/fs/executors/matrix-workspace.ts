import { mkdir, writeFile } from 'node:fs/promises';
import type { LineWorkspace } from './line-workspace.ts';

/** A matrix of two components and one bundle of theirs. */
export const MATRIX = `format = 2

[compatibility.app]
"1.0.0" = { core = "^2.0.0" }

[compatibility.core]
"2.0.0" = {}

[bundles.stable]
app = "1.0.0"
core = "2.0.0"
`;

export async function writeMatrix({ path }: LineWorkspace, text: string = MATRIX): Promise<void> {
  await mkdir(path('.'), { recursive: true });
  await writeFile(path('versions.toml'), text);
}
