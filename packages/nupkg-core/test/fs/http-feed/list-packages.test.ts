import type { HttpClient } from '@nuspine/primitives';
import { createHttpClient } from '@nuspine/primitives/fs';
import { withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { type ListedPackage, listPackages } from '../../../src/fs/http-feed/list-packages.ts';

const http: HttpClient = createHttpClient({ environment: {} });

/** What a server with these documents, by the end of their paths, has of the package `A`. */
async function listed(documents: Readonly<Record<string, unknown>>): Promise<readonly ListedPackage[]> {
  return withTemporaryFolder((folder) =>
    withHttpServer(
      (request, response) => {
        const host = `http://${request.headers.host ?? ''}/`;
        const document = documents[(request.url ?? '').slice(1)];
        if (document === undefined) response.writeHead(404).end();
        else response.end(JSON.stringify(document).replaceAll('HOST/', host));
      },
      ({ url }) =>
        listPackages({ service: { kind: 'registrations', base: new URL(`${url}/`) }, http, folder, request: {} }, 'A'),
    ),
  );
}

function leaf(version: string): object {
  return { catalogEntry: { version }, packageContent: `HOST/${version}` };
}

describe('listPackages', () => {
  it('puts the pages of a registration together, lowest version first', async () => {
    const page = { items: [leaf('1.0.0')] };
    const index = { items: [{ items: [leaf('10.0.0'), leaf('2.0.0')] }, { '@id': 'HOST/page' }] };
    const packages = await listed({ 'a/index.json': index, page });
    expect(packages.map(({ nupkg }) => nupkg.split('/').at(-1))).toEqual(['1.0.0', '2.0.0', '10.0.0']);
  });

  it('lists nothing of an id that the server does not know', async () => {
    expect(await listed({})).toEqual([]);
  });

  it('refuses a registration whose page is missing, or that has pages without end', async () => {
    const missing = { 'a/index.json': { items: [{ '@id': 'HOST/page' }] } };
    await expect(listed(missing)).rejects.toThrowCode('FEED_RESPONSE_INVALID');
    const endless = { 'a/index.json': { items: Array.from({ length: 1_001 }, () => ({ items: [] })) } };
    await expect(listed(endless)).rejects.toThrowCode('FEED_RESPONSE_INVALID');
  });
});
