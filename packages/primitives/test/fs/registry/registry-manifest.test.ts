import { emptyRegistry, withRegistry } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import {
  openRegistry,
  readRegistryBlob,
  readRegistryManifest,
  type RegistrySession,
} from '../../../src/fs/registry/index.ts';
import { type Digest, digestBytes, parseRegistryReference } from '../../../src/index.ts';

const BYTES = Buffer.from('{"a":1}');
const DIGEST = digestBytes(BYTES);
const OTHER: Digest = `sha256:${'0'.repeat(64)}`;
const accept = ['application/vnd.oci.image.manifest.v1+json', 'x/y'];

async function asking(
  use: (session: RegistrySession, accepts: () => readonly unknown[]) => Promise<void>,
): Promise<void> {
  const registry = emptyRegistry({
    manifests: new Map([['v1', BYTES]]),
    blobs: new Map([
      [DIGEST, BYTES],
      [OTHER, BYTES],
    ]),
  });
  await withRegistry(registry, async ({ url, requests }) => {
    const session = openRegistry(parseRegistryReference(`${new URL(url).host}/a/b`), { environment: {} });
    await use(session, () => requests.map(({ headers }) => headers.accept));
  });
}

describe('readRegistryManifest', () => {
  it('gives the bytes, and says which forms are welcome', async () => {
    await asking(async (session, accepts) => {
      expect(Buffer.from(await readRegistryManifest(session, { name: 'v1', digest: DIGEST, accept }))).toEqual(BYTES);
      expect(accepts()).toEqual([accept.join(', ')]);
    });
  });

  it('refuses what is not there, and what has another digest', async () => {
    await asking(async (session) => {
      const missing = readRegistryManifest(session, { name: 'v2', accept });
      await expect(missing).rejects.toThrowCode('REGISTRY_NOT_FOUND');
      const other = readRegistryManifest(session, { name: 'v1', digest: OTHER, accept });
      await expect(other).rejects.toThrowCode('REGISTRY_ANSWER_INVALID');
    });
  });
});

describe('readRegistryBlob', () => {
  it('gives the bytes of its digest, and no others', async () => {
    await asking(async (session) => {
      expect(Buffer.from(await readRegistryBlob(session, DIGEST, 10))).toEqual(BYTES);
      await expect(readRegistryBlob(session, OTHER, 10)).rejects.toThrowCode('REGISTRY_ANSWER_INVALID');
      await expect(readRegistryBlob(session, DIGEST, 3)).rejects.toThrowCode('REGISTRY_ANSWER_INVALID');
    });
  });
});
