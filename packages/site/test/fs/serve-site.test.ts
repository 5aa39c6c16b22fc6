import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { temporaryFolder, withTemporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedSite, serveSite } from '../../src/fs/serve-site.ts';
import { writeSite } from '../../src/fs/write-site.ts';

const PAGES = new Map([['index.html', Buffer.from('<p>é</p>')]]);

/** Sends a request as it stands: no client tidies its path. */
async function ask(url: string, options: RequestOptions): Promise<{ answer: IncomingMessage; body: string }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, options, resolve).once('error', reject).end();
  });
  return { answer, body: await text(answer) };
}

describe('serveSite', () => {
  let folder = '';
  let site = '';
  let served: ServedSite;
  beforeAll(async () => {
    folder = await temporaryFolder();
    site = join(folder, 'site');
    await writeSite(site, PAGES);
    await writeFile(join(folder, 'secret.html'), 'secret');
    served = await serveSite({ folder: site });
  });
  afterAll(async () => {
    await served.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('serves pages on loopback, with their digest', async () => {
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const { answer, body } = await ask(served.url, {});
    expect([answer.statusCode, body, answer.headers['content-type']]).toEqual([
      200,
      '<p>é</p>',
      'text/html; charset=utf-8',
    ]);
    const { etag = '' } = answer.headers;
    const again = await ask(served.url, { headers: { 'if-none-match': etag } });
    expect([again.answer.statusCode, again.body]).toEqual([304, '']);
    const head = await ask(served.url, { method: 'HEAD' });
    expect([head.answer.statusCode, head.body, head.answer.headers['content-length']]).toEqual([200, '', '9']);
  });

  it.each(['/../secret.html', '/..%2fsecret.html', '/%2e%2e/secret.html', '//secret.html', '/nuspine-site.json'])(
    'has no %s',
    async (path) => {
      const { answer, body } = await ask(served.url, { path });
      expect([answer.statusCode, body]).toEqual([404, 'there is no such page\n']);
    },
  );

  it('takes no other method, and no name that somebody gave to this address', async () => {
    expect((await ask(served.url, { method: 'POST' })).answer.statusCode).toBe(405);
    const headers = { host: 'rebound.example.test' };
    expect((await ask(served.url, { headers })).answer.statusCode).toBe(400);
    expect((await ask(served.url, { headers: { host: 'localhost:80' } })).answer.statusCode).toBe(200);
  });

  it('serves the site as it is now, and nothing while there is none', async () => {
    const other = join(folder, 'changing');
    await writeSite(other, PAGES);
    const { url, close } = await serveSite({ folder: other });
    await writeSite(other, new Map([...PAGES, ['index.html', Buffer.from('new')]]));
    expect((await ask(url, {})).body).toBe('new');
    await rm(other, { recursive: true });
    expect((await ask(url, {})).answer.statusCode).toBe(404);
    await close();
    await expect(ask(url, {})).rejects.toMatchObject({ code: expect.stringMatching(/^ECONN/) });
  });

  it('follows no page out of the site', async () => {
    const other = join(folder, 'linked');
    await writeSite(other, PAGES);
    await unlink(join(other, 'index.html'));
    await symlink(join(folder, 'secret.html'), join(other, 'index.html'));
    const { url, close } = await serveSite({ folder: other });
    expect((await ask(url, {})).answer.statusCode).toBe(404);
    await close();
  });

  it('refuses a folder that is no site, and an address that it cannot have', async () => {
    await withTemporaryFolder(async (empty) => {
      await expect(serveSite({ folder: empty })).rejects.toThrowCode('SITE_NOT_A_SITE');
    });
    const port = Number(new URL(served.url).port);
    await expect(serveSite({ folder: site, port })).rejects.toThrowCode('SITE_ADDRESS_TAKEN');
  });
});
