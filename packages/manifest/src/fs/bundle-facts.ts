import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareOrdinal, type Digest, digestBytes } from '@nuspine/primitives';
import { type Finding, finding } from '../finding.ts';
import { kindsOf } from '../judge-vendored-file.ts';
import type { BundleFacts } from '../layout-facts.ts';
import { isWithin, type OfflineConfig } from '../offline-config.ts';
import { detectFile } from './detect-file.ts';
import { inParallel } from './in-parallel.ts';

interface BundleFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

interface Described {
  readonly facts: readonly BundleFacts[];
  readonly findings: readonly Finding[];
}

/** The bundles in their folder: files, and folders that are OCI image layouts, whose blobs must hash to their names. */
export async function readBundleFacts<File extends BundleFile>(
  root: string,
  config: OfflineConfig,
  all: readonly File[],
  digestOf: (file: File) => Promise<Digest>,
): Promise<Described> {
  const files = all.filter(({ path }) => isWithin(path, config.bundles) && !isAside(path, config));
  const layouts = files
    .filter(({ path }) => path.endsWith('/oci-layout'))
    .map(({ path }) => path.slice(0, -'/oci-layout'.length));
  const isInLayout = ({ path }: BundleFile): boolean => layouts.some((layout) => isWithin(path, layout));
  const single = await inParallel(
    files.filter((file) => !isInLayout(file)),
    2,
    async (file) => ({
      path: file.path.slice(config.bundles.length + 1),
      kind: bundleKind(root, file.path, file.size),
      size: file.size,
      digest: await digestOf(file),
    }),
  );
  const described: Described[] = [];
  for (const layout of layouts) {
    described.push(
      await describeLayout(
        root,
        layout,
        files.filter(({ path }) => isWithin(path, layout)),
        config,
        digestOf,
      ),
    );
  }
  const facts = [...single, ...described.flatMap((one) => one.facts)];
  return {
    facts: facts.toSorted((a, b) => compareOrdinal(a.path, b.path)),
    findings: described.flatMap((one) => one.findings),
  };
}

/** What lies beside bundles: the manifest and words for people. */
function isAside(path: string, config: OfflineConfig): boolean {
  return path === `${config.bundles}/manifest.json` || /(^|\/)(README[^/]*|\.git(keep|ignore|attributes))$/i.test(path);
}

function bundleKind(root: string, path: string, size: number): string {
  if (/\.(cdx|spdx)\.json$/i.test(path)) return 'sbom';
  return kindsOf(detectFile(join(root, path), size)) || 'text';
}

async function describeLayout<File extends BundleFile>(
  root: string,
  layout: string,
  files: readonly File[],
  config: OfflineConfig,
  digestOf: (file: File) => Promise<Digest>,
): Promise<Described> {
  const index = join(root, layout, 'index.json');
  if (!existsSync(index))
    return { facts: [], findings: [finding('layout-incomplete', layout, { wanted: 'index.json' })] };
  const blobs = files.filter(({ path }) => path.startsWith(`${layout}/blobs/`));
  const findings = await inParallel(blobs, 2, async (blob) => judgeBlob(blob.path, await digestOf(blob)));
  const bytes = readFileSync(index);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const fact = { path: layout.slice(config.bundles.length + 1), kind: 'oci-layout', size, digest: digestBytes(bytes) };
  const present = new Set(blobs.map(({ path }) => blobDigest(path)));
  const missing = referredDigests(bytes, root, layout, present);
  return {
    facts: [fact],
    findings: [...findings.flat(), ...missing.map((wanted) => finding('layout-incomplete', layout, { wanted }))],
  };
}

function judgeBlob(path: string, found: Digest): readonly Finding[] {
  const wanted = blobDigest(path);
  return wanted === found ? [] : [finding('blob-mismatch', path, { wanted, found })];
}

function blobDigest(path: string): Digest {
  return `sha256:${path.slice(path.lastIndexOf('/') + 1)}`;
}

/** Digests that the index, or a manifest that it leads to, names and no blob has. */
function referredDigests(
  bytes: Uint8Array,
  root: string,
  layout: string,
  present: ReadonlySet<string>,
): readonly string[] {
  const missing = new Set<string>();
  const seen = new Set<string>();
  const visit = (document: Uint8Array): void => {
    for (const [, digest = ''] of Buffer.from(document)
      .toString('utf8')
      .matchAll(/"digest"\s*:\s*"(sha256:[0-9a-f]{64})"/g)) {
      if (seen.has(digest)) continue;
      seen.add(digest);
      if (!present.has(digest)) missing.add(digest);
      else {
        const blob = readFileSync(join(root, layout, 'blobs', 'sha256', digest.slice('sha256:'.length)));
        if (blob.length < MAX_MANIFEST && blob[0] === 0x7b) visit(blob);
      }
    }
  };
  visit(bytes);
  return [...missing].toSorted();
}

/** OCI distribution, "manifests": registries take up to 4 MiB. */
const MAX_MANIFEST = 4 * 2 ** 20;
