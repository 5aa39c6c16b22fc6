import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { parseRegistryReference } from '../../../src/index.ts';
import { type RegistryLogin, registryLogin } from '../../../src/fs/registry/registry-login.ts';
import { credentialProgram } from './credential-program.ts';

const auth = Buffer.from('user:se:cret').toString('base64');
const authOf = (user: string): { readonly auth: string } => ({
  auth: Buffer.from(`${user}:x`).toString('base64'),
});

/** The login for a place, by a `config.json` of docker. */
async function loginBy(config: object, place: string): Promise<RegistryLogin | undefined> {
  return withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'config.json'), JSON.stringify(config));
    const program = await credentialProgram(
      folder,
      'proof',
      `if (server.startsWith('nobody')) { console.log('credentials not found in native keychain'); process.exit(1); }
      console.log(JSON.stringify({ ServerURL: server, Username: server, Secret: 'kept' }));`,
    );
    return registryLogin({ ...program, DOCKER_CONFIG: folder }, parseRegistryReference(place));
  });
}

describe('registryLogin', () => {
  it('reads what docker login wrote, for that host and no other', async () => {
    const config = {
      auths: {
        'https://registry.example.test/v1/': { auth },
        'localhost:5000': {},
        'https://index.docker.io/v1/': { auth },
      },
    };
    const login = { username: 'user', password: 'se:cret' };
    expect(await loginBy(config, 'registry.example.test/a/b')).toEqual(login);
    expect(await loginBy(config, 'localhost:5000/a/b')).toBeUndefined();
    expect(await loginBy(config, 'docker.io/a/b')).toEqual(login);
    expect(await loginBy(config, 'evil.example.test/a/b')).toBeUndefined();
  });

  it('takes the login for the smallest part of a registry, as podman writes it', async () => {
    const auths = {
      'quay.example.test': authOf('all'),
      'quay.example.test/team': authOf('team'),
      'quay.example.test/team/app': authOf('app'),
    };
    expect(await loginBy({ auths }, 'quay.example.test/other/app')).toMatchObject({ username: 'all' });
    expect(await loginBy({ auths }, 'quay.example.test/team/tool')).toMatchObject({ username: 'team' });
    expect(await loginBy({ auths }, 'quay.example.test/team/app/web')).toMatchObject({ username: 'app' });
    expect(await loginBy({ auths }, 'quay.example.test/team-b/x')).toMatchObject({ username: 'all' });
  });

  it('takes an identity token, which has no password beside it', async () => {
    const auths = { 'acr.example.test': { ...authOf('00000000-0000'), identitytoken: 'eyJ' } };
    expect(await loginBy({ auths }, 'acr.example.test/a')).toEqual({ identityToken: 'eyJ' });
  });

  it('asks the program for a registry, then the file, then the program for all', async () => {
    const config = {
      auths: { 'asked.example.test': authOf('file'), 'stated.example.test': authOf('file'), 'nobody.example.test': {} },
      credHelpers: { 'asked.example.test': 'proof', 'https://index.docker.io/v1/': 'proof' },
      credsStore: 'proof',
    };
    const kept = (username: string): object => ({ username, password: 'kept' });
    expect(await loginBy(config, 'asked.example.test/a')).toEqual(kept('asked.example.test'));
    expect(await loginBy(config, 'stated.example.test/a')).toMatchObject({ username: 'file' });
    expect(await loginBy(config, 'else.example.test:5000/a')).toEqual(kept('else.example.test:5000'));
    expect(await loginBy(config, 'docker.io/a')).toEqual(kept('https://index.docker.io/v1/'));
    expect(await loginBy(config, 'nobody.example.test/a')).toBeUndefined();
    const gone = { ...config, credsStore: 'gone' };
    await expect(loginBy(gone, 'else.example.test/a')).rejects.toThrowCode('REGISTRY_HELPER_FAILED');
  });

  it('goes on to the file of podman for what docker does not have', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, '.docker'));
      await writeFile(join(folder, '.docker', 'config.json'), '{}');
      await mkdir(join(folder, '.config', 'containers'), { recursive: true });
      const auths = { 'registry.example.test': { auth } };
      await writeFile(join(folder, '.config', 'containers', 'auth.json'), JSON.stringify({ auths }));
      const reference = parseRegistryReference('registry.example.test/a');
      expect(await registryLogin({ HOME: folder }, reference)).toMatchObject({ username: 'user' });
    });
  });

  it('takes the variables first, and nothing from nowhere', async () => {
    const environment = { NUSPINE_REGISTRY_USERNAME: 'a', NUSPINE_REGISTRY_PASSWORD: 'b' };
    const reference = parseRegistryReference('registry.example.test/a');
    expect(await registryLogin(environment, reference)).toEqual({ username: 'a', password: 'b' });
    expect(await registryLogin({}, reference)).toBeUndefined();
  });
});
