import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { registryLogin } from '../../../src/fs/registry/registry-login.ts';

const auth = Buffer.from('user:se:cret').toString('base64');

describe('registryLogin', () => {
  it('reads what docker login wrote, for that host and no other', async () => {
    await withTemporaryFolder(async (folder) => {
      const config = {
        auths: {
          'https://registry.example.test/v1/': { auth },
          'localhost:5000': {},
          'https://index.docker.io/v1/': { auth },
        },
        credsStore: 'x',
      };
      await writeFile(join(folder, 'config.json'), JSON.stringify(config));
      const environment = { DOCKER_CONFIG: folder };
      expect(await registryLogin(environment, 'registry.example.test')).toEqual({
        username: 'user',
        password: 'se:cret',
      });
      expect(await registryLogin(environment, 'localhost:5000')).toBeUndefined();
      expect(await registryLogin(environment, 'registry-1.docker.io')).toMatchObject({ username: 'user' });
      expect(await registryLogin(environment, 'evil.example.test')).toBeUndefined();
      await writeFile(join(folder, 'config.json'), '[]');
      await expect(registryLogin(environment, 'localhost:5000')).rejects.toThrowCode('REGISTRY_LOGIN_INVALID');
    });
  });

  it('takes the variables first, and nothing from nowhere', async () => {
    const environment = { NUSPINE_REGISTRY_USERNAME: 'a', NUSPINE_REGISTRY_PASSWORD: 'b' };
    expect(await registryLogin(environment, 'x')).toEqual({ username: 'a', password: 'b' });
    expect(await registryLogin({}, 'x')).toBeUndefined();
  });
});
