import process from 'node:process';
import { withHttpServer } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { CERTIFICATES } from '../http/certificates.ts';
import { withCompanyServer } from '../http/company-server.ts';
import { openTransport, unreachable } from '../../../src/fs/registry/registry-transport.ts';
import { readBody } from '../../../src/fs/registry/registry-session.ts';

describe('openTransport', () => {
  it('trusts whom the system trusts, and sends the whole of a large body to it', async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error): void => void warnings.push(warning);
    process.on('warning', warn);
    await withCompanyServer(async (port) => {
      const send = openTransport({}, () => [CERTIFICATES.authority]);
      const bytes = Buffer.alloc(3_000_000, 'a');
      const body = {
        size: bytes.length,
        async *open() {
          for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
        },
      };
      const answer = await send({ method: 'PUT', url: new URL(`https://127.0.0.1:${String(port)}/v2/`), body });
      answer.body.resume();
      expect(answer.status).toBe(200);
      const cautious = openTransport({}, () => []);
      const asked = cautious({ method: 'GET', url: new URL(`https://127.0.0.1:${String(port)}/v2/`) });
      await expect(asked).rejects.toThrowCode('REGISTRY_UNREACHABLE');
    });
    process.off('warning', warn);
    expect(warnings).toEqual([]);
  });

  it('sends a body with its length, and gives the answer when its headers are there', async () => {
    await withHttpServer(
      (request, response) => {
        void (async () => {
          const chunks: Buffer[] = [];
          for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
          response.writeHead(201, { 'x-length': request.headers['content-length'] }).end(Buffer.concat(chunks));
        })();
      },
      async ({ url }) => {
        const body = {
          size: 4,
          async *open() {
            yield Buffer.from('ab');
            yield Buffer.from('cd');
          },
        };
        const answer = await openTransport({})({ method: 'PUT', url: new URL(url), body });
        expect([answer.status, answer.headers['x-length']]).toEqual([201, '4']);
        expect(Buffer.from(await readBody(answer, 10)).toString()).toBe('abcd');
      },
    );
  });

  it('sends nothing where the network is forbidden', () => {
    const send = openTransport({ OFFLINE: '1' });
    expect(() => send({ method: 'GET', url: new URL('http://registry.example.test/') })).toThrowCode('HTTP_OFFLINE');
  });
});

describe('unreachable', () => {
  it('says what went wrong, and leaves out what stands in the address', () => {
    const error = unreachable(new URL('https://user:secret@registry.example.test/v2/?token=x'), 503);
    expect(error.code).toBe('REGISTRY_UNREACHABLE');
    expect(error.message).toContain('it answers 503');
    expect(JSON.stringify(error.details)).not.toMatch(/secret|token=x/);
  });
});
