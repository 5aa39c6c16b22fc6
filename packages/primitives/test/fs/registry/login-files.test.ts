import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { loginFiles } from '../../../src/fs/registry/login-files.ts';

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function found(environment: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const { path } of loginFiles(environment)) paths.push(path);
  return paths;
}

describe('loginFiles', () => {
  it('are those of docker and podman that are there, the named one first', async () => {
    await withTemporaryFolder(async (folder) => {
      const named = join(folder, 'named.json');
      const [docker, run, config] = [
        '.docker/config.json',
        'run/containers/auth.json',
        '.config/containers/auth.json',
      ].map((path) => join(folder, path));
      for (const path of [named, docker ?? '', run ?? '', config ?? '']) await put(path, '{}');
      const environment = { HOME: folder, XDG_RUNTIME_DIR: join(folder, 'run') };
      expect(await found(environment)).toEqual([docker, run, config]);
      expect(await found({ ...environment, REGISTRY_AUTH_FILE: named })).toEqual([named, docker, run, config]);
      expect(await found({ ...environment, DOCKER_CONFIG: join(folder, 'none') })).toEqual([run, config]);
      expect(await found({ ...environment, XDG_CONFIG_HOME: join(named, 'below') })).toEqual([docker, run]);
      expect(await found({ DOCKER_CONFIG: '', HOME: '', XDG_CONFIG_HOME: '' })).toEqual([]);
    });
  });

  it('throws REGISTRY_LOGIN_INVALID for one that cannot be read, or is of somebody else', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(found({ REGISTRY_AUTH_FILE: folder })).rejects.toThrowCode('REGISTRY_LOGIN_INVALID');
      for (const text of ['[]', '{', '{"credHelpers":{"a":1}}', '']) {
        await put(join(folder, 'config.json'), text);
        await expect(found({ DOCKER_CONFIG: folder })).rejects.toThrowCode('REGISTRY_LOGIN_INVALID');
      }
    });
  });
});
