import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { askCredentialHelper } from '../../../src/fs/registry/credential-helper.ts';
import { credentialProgram } from './credential-program.ts';

const SECRET = 'se:cret';

async function ask(body: string, timeout = 20_000): Promise<unknown> {
  return withTemporaryFolder(async (folder) => {
    const environment = await credentialProgram(folder, 'proof', body);
    const question = { server: 'registry.example.test:5000', path: 'config.json', environment, timeout };
    return askCredentialHelper('proof', question);
  });
}

const answer = (user: string, secret: string): string =>
  `console.log(JSON.stringify({ ServerURL: server, Username: ${user}, Secret: ${JSON.stringify(secret)} }))`;

describe('askCredentialHelper', () => {
  it('tells the program the server, and takes the login that it says', async () => {
    const user = '[process.argv[2], server].join(" ")';
    expect(await ask(answer(user, SECRET))).toEqual({ username: 'get registry.example.test:5000', password: SECRET });
    expect(await ask(answer('"<token>"', SECRET))).toEqual({ identityToken: SECRET });
  });

  it('takes none where the program has none', async () => {
    expect(await ask("console.log('credentials not found in native keychain'); process.exit(1)")).toBeUndefined();
    expect(await ask(answer('""', ''))).toBeUndefined();
  });

  it.each([
    ['says what went wrong', "console.log('keychain is locked'); process.exit(1)", 'ended with 1: keychain is locked'],
    ['says a login and fails', `${answer('"u"', SECRET)}; process.exitCode = 2`, 'ended with 2'],
    ['says something else', `console.log('${SECRET}')`, 'answers something else than a login'],
    ['says a login without a name', `console.log('{"Secret":"${SECRET}"}')`, 'answers something else than a login'],
    ['says nothing', '', 'answers something else than a login'],
    ['says too much', "process.stdout.write('x'.repeat(3 << 20))", 'answers without end'],
    ['is killed', 'process.kill(process.pid)', 'cannot be run: SIGTERM'],
  ])('throws REGISTRY_HELPER_FAILED, and no secret, for a program that %s', async (_what, body, says) => {
    const error: unknown = await ask(body).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'REGISTRY_HELPER_FAILED',
      message: `docker-credential-proof, which keeps logins, ${says}`,
      details: { path: 'config.json', found: 'registry.example.test:5000' },
    });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(SECRET);
  });

  it('does not wait for a program that waits, nor for one that it has started', async () => {
    const start = "require('node:child_process').spawnSync('sleep', ['10'], { stdio: 'inherit' })";
    await expect(ask(start, 500)).rejects.toThrowCode('REGISTRY_HELPER_FAILED');
  });

  it.each(['gone', '../proof', 'a b', ''])('runs nothing but programs on PATH that are there: %s', async (helper) => {
    const question = { server: 'x', path: 'config.json', environment: {} };
    await expect(askCredentialHelper(helper, question)).rejects.toThrowCode('REGISTRY_HELPER_FAILED');
  });
});
