import { writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import {
  BASIC_LOGIN,
  emptyRegistry,
  type RegistryBehaviour,
  withHttpServer,
  withRegistry,
  withTemporaryFolder,
} from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RETRY_POLICY, parseRegistryReference } from '../../../src/index.ts';
import { openRegistry, readBody, requireDigest } from '../../../src/fs/registry/registry-session.ts';

const retry = { ...DEFAULT_RETRY_POLICY, firstDelay: 1 };
const LOGIN = { NUSPINE_REGISTRY_USERNAME: 'user', NUSPINE_REGISTRY_PASSWORD: 'secret' };

describe('openRegistry', () => {
  it('asks again when the registry is in trouble, and for a token once', async () => {
    let troubles = 0;
    const registry = emptyRegistry({
      auth: 'bearer',
      manifests: new Map([['v1', Buffer.from('{}')]]),
      intercept: (_, response) => {
        if (++troubles > 2) return false;
        response.writeHead(503).end();
        return true;
      },
    });
    await withRegistry(registry, async ({ url, requests }) => {
      const session = openRegistry(parseRegistryReference(`${new URL(url).host}/a/b`), { environment: LOGIN, retry });
      for (const path of ['manifests/v1', 'manifests/v1']) {
        const answer = await session.ask({ method: 'GET', url: session.at(path) });
        expect(Buffer.from(await readBody(answer, 10)).toString()).toBe('{}');
      }
      expect(requests.filter((request) => request.url?.startsWith('/token') === true)).toHaveLength(1);
      expect(requests.filter(({ headers }) => headers.authorization === BASIC_LOGIN)).toHaveLength(1);
    });
  });
});

describe('openRegistry with an identity token', () => {
  async function askWith(serve: RequestListener): Promise<readonly (readonly [string, string])[]> {
    const seen: (readonly [string, string])[] = [];
    const listener: RequestListener = (request, response) => {
      void text(request).then((body) => {
        seen.push([`${request.method ?? ''} ${request.url ?? ''}`, body]);
        serve(request, response);
      });
    };
    await withTemporaryFolder(async (folder) => {
      await withHttpServer(listener, async ({ url }) => {
        const { host } = new URL(url);
        const config = { auths: { [host]: { identitytoken: 'eyJ+/=' } } };
        await writeFile(join(folder, 'config.json'), JSON.stringify(config));
        const session = openRegistry(parseRegistryReference(`${host}/a/b`), { environment: { DOCKER_CONFIG: folder } });
        const answer = await session.ask({ method: 'GET', url: session.at('manifests/v1') });
        answer.body.resume();
        expect(answer.status).toBe(200);
      });
    });
    return seen;
  }

  it('gets a token for it as OAuth 2 says', async () => {
    const seen = await askWith((request, response) => {
      const realm = `http://${request.headers.host ?? ''}/token`;
      const challenge = `Bearer realm="${realm}",service="acr",scope="repository:a/b:pull"`;
      if (request.url === '/token') response.end('{"access_token":"given"}');
      else if (request.headers.authorization === 'Bearer given') response.end('{}');
      else response.writeHead(401, { 'www-authenticate': challenge }).end();
    });
    expect(seen.map(([line]) => line)).toEqual(['GET /v2/a/b/manifests/v1', 'POST /token', 'GET /v2/a/b/manifests/v1']);
    expect(Object.fromEntries(new URLSearchParams(seen[1]?.[1]))).toEqual({
      grant_type: 'refresh_token',
      client_id: 'nuspine',
      refresh_token: 'eyJ+/=',
      service: 'acr',
      scope: 'repository:a/b:pull',
    });
  });

  it('does not send it to who asks for a password', async () => {
    const seen: unknown[] = [];
    const asked = askWith((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
    });
    await expect(asked).rejects.toThrowCode('REGISTRY_DENIED');
    expect(seen).toEqual([undefined, undefined]);
  });
});

describe('openRegistry against a registry that asks to wait', () => {
  it.each(['/v2/', '/token'])('asks again at %s when that time is over, and not before', async (path) => {
    const times: number[] = [];
    const registry = emptyRegistry({
      auth: 'bearer',
      manifests: new Map([['v1', Buffer.from('{}')]]),
      intercept: (request, response) => {
        if (request.url?.startsWith(path) !== true || times.push(Date.now()) > 1) return false;
        response.writeHead(429, { 'retry-after': '1' }).end();
        return true;
      },
    });
    await withRegistry(registry, async ({ url }) => {
      const session = openRegistry(parseRegistryReference(`${new URL(url).host}/a/b`), { environment: LOGIN, retry });
      const answer = await session.ask({ method: 'GET', url: session.at('manifests/v1') });
      expect(answer.status).toBe(200);
      answer.body.resume();
      const [first = 0, second = 0] = times;
      expect(second - first).toBeGreaterThanOrEqual(990);
    });
  });

  it('gives up where it asks for more than anybody waits', async () => {
    const intercept: RegistryBehaviour['intercept'] = (_, response) => {
      response.writeHead(429, { 'retry-after': '86400' }).end();
      return true;
    };
    await withRegistry(emptyRegistry({ intercept }), async ({ url, requests }) => {
      const session = openRegistry(parseRegistryReference(`${new URL(url).host}/a/b`), { environment: {}, retry });
      const asked = session.ask({ method: 'GET', url: session.at('manifests/v1') });
      await expect(asked).rejects.toThrowCode('REGISTRY_UNREACHABLE');
      expect(requests).toHaveLength(1);
    });
  });
});

describe('openRegistry against a registry that says no', () => {
  it('says who is not let in, and what cannot be reached', async () => {
    await withRegistry(emptyRegistry({ auth: 'basic' }), async ({ url }) => {
      const session = openRegistry(parseRegistryReference(`${new URL(url).host}/a/b`), { environment: {}, retry });
      const asked = session.ask({ method: 'GET', url: session.at('manifests/v1') });
      await expect(asked).rejects.toThrowCode('REGISTRY_DENIED');
    });
    const nobody = openRegistry(parseRegistryReference('127.0.0.1:1/a/b'), { environment: {}, retry });
    const asked = nobody.ask({ method: 'GET', url: nobody.at('manifests/v1') });
    await expect(asked).rejects.toThrowCode('REGISTRY_UNREACHABLE');
  });
});

describe('readBody', () => {
  it('takes no more than it may', async () => {
    await withHttpServer(
      (_, response) => response.end('too long'),
      async ({ url }) => {
        const session = openRegistry(parseRegistryReference(`${new URL(url).host}/a/b`), { environment: {}, retry });
        const answer = await session.ask({ method: 'GET', url: session.at('x') });
        await expect(readBody(answer, 3)).rejects.toThrowCode('REGISTRY_ANSWER_INVALID');
      },
    );
  });
});

describe('requireDigest', () => {
  it('compares what the registry says, if it says anything', async () => {
    const [ours, theirs] = [`sha256:${'a'.repeat(64)}` as const, `sha256:${'b'.repeat(64)}` as const];
    await withHttpServer(
      (_, response) => response.setHeader('docker-content-digest', ours).end(),
      async ({ url }) => {
        const session = openRegistry(parseRegistryReference(`${new URL(url).host}/a/b`), { environment: {}, retry });
        const answer = await session.ask({ method: 'GET', url: session.at('x') });
        answer.body.resume();
        requireDigest(answer, ours);
        expect(() => {
          requireDigest(answer, theirs);
        }).toThrowCode('REGISTRY_ANSWER_INVALID');
      },
    );
  });
});
