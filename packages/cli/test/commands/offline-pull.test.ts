import { join } from 'node:path';
import { withHttpServer } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withRepository } from '../offline-repository.ts';

describe('offline pull', () => {
  it('says what the registry does not have', async () => {
    await withRepository(async (root) => {
      await withHttpServer(
        (_, response) => response.writeHead(404).end(),
        async ({ url }) => {
          const reference = `${url.replace('http://', '')}/a/b:v1`;
          const { exitCode, stderr } = await run(['offline', 'pull', reference, join(root, 'a'), '--root', root]);
          expect(exitCode).toBe(1);
          expect(stderr).toContain('REGISTRY_NOT_FOUND');
        },
      );
    });
  });
});
