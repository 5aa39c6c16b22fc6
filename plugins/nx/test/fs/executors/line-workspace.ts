import type { ExecutorContext } from '@nx/devkit';
import { withTemporaryFolder } from '@nuspine/testkit';
import { copyFile, cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A package of `local-nugets` that depends on nothing, small, in two releases. */
export const APP = 'Microsoft.Extensions.Primitives';
export const VERSIONS = ['9.0.20', '9.0.22'] as const;

const LOCAL_NUGETS = fileURLToPath(new URL('../../../../../local-nugets', import.meta.url));

/** A workspace with the project `tally`, whose app package lies in `bin/Release`. */
export interface LineWorkspace {
  readonly context: ExecutorContext;
  /** Absolute path of a file of the project. */
  path(name: string): string;
  /** Puts a version of the app where `pack` would. */
  pack(version: string): Promise<void>;
  /** Makes `dist/releases` the feed that the next release starts from. */
  release(): Promise<void>;
}

/** A context as Nx gives it to an executor of the project `tally`, in the folder `tally`. */
export function executorContext(root: string): ExecutorContext {
  return {
    root,
    cwd: root,
    isVerbose: false,
    projectName: 'tally',
    projectsConfigurations: { version: 2, projects: { tally: { root: 'tally' } } },
    nxJsonConfiguration: {},
    projectGraph: { nodes: {}, dependencies: {} },
  };
}

/** Makes a workspace, hands it to `use`, and always removes it. */
export async function withLineWorkspace(use: (workspace: LineWorkspace) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (root) => {
    const path = (name: string): string => join(root, 'tally', name);
    await use({
      context: executorContext(root),
      path,
      async pack(version) {
        await rm(path('bin'), { recursive: true, force: true });
        await mkdir(path('bin/Release'), { recursive: true });
        const file = `${APP}.${version}.nupkg`;
        await copyFile(join(LOCAL_NUGETS, file), join(path('bin/Release'), file));
      },
      async release() {
        await cp(path('dist/releases'), path('releases'), { recursive: true });
      },
    });
  });
}
