import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBundleFacts } from '../../src/fs/bundle-facts.ts';
import { fileDigest } from '../../src/fs/file-digest.ts';
import { walkFiles } from '../../src/fs/list-files.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../../src/offline-config.ts';
import { withLayout } from '../layout-folder.ts';

const OCI = 'offline/feeds/image';

describe('readBundleFacts', () => {
  it('describes files, and image layouts as one', async () => {
    await withLayout(
      async (root) => {
        const files = walkFiles(root, 'offline/feeds').map((file) => ({
          ...file,
          size: lstatSync(join(root, file.path)).size,
        }));
        const { facts, findings } = await readBundleFacts(root, DEFAULT_OFFLINE_CONFIG, files, ({ path, size }) =>
          fileDigest(join(root, path), size),
        );
        expect(facts.map(({ path, kind }) => `${path} ${kind}`)).toEqual(['image oci-layout', 'list.cdx.json sbom']);
        expect(findings.map(({ code }) => code)).toEqual(['blob-mismatch', 'layout-incomplete']);
      },
      {
        'offline/feeds/list.cdx.json': '{}',
        'offline/feeds/README.md': 'words',
        [`${OCI}/oci-layout`]: '{"imageLayoutVersion":"1.0.0"}',
        [`${OCI}/index.json`]: `{"manifests":[{"digest":"sha256:${'b'.repeat(64)}"}]}`,
        [`${OCI}/blobs/sha256/${'a'.repeat(64)}`]: 'other bytes',
      },
    );
  });
});
