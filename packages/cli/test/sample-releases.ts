import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withTemporaryFolder } from '@nuspine/testkit';
import { run } from './captured-io.ts';
import { writeFlowRepository } from './flow-repository.ts';
import { productFolder, writeProduct } from './product-folder.ts';
import { type SamplePackages, samplePackagesIn, writeSamplePackages } from './sample-packages.ts';
import { writeGate } from './sample-gate.ts';
import { writeSpine } from './sample-spine.ts';

/** What every command can be tried on. */
export interface Releases extends SamplePackages {
  readonly releases: string;
  readonly delta: string;
  readonly patch: string;
  /** Two components in two versions each, and bundles of them. */
  readonly matrix: string;
  /** A Markdown document with a marker for bundles. */
  readonly document: string;
  /** An offline layout that holds nothing. */
  readonly layout: string;
  /** That layout as a bundle of either form, and a folder without one. */
  readonly bundle: string;
  readonly image: string;
  readonly site: string;
  /** Pages about the matrix. */
  readonly pages: string;
  readonly spine: string;
  readonly gate: string;
  /** A channel store with two builds in `a/b/main`. */
  readonly store: string;
  /** A repository that follows a channel. */
  readonly consumer: string;
  /** A product with two bundles, both released and installed. */
  readonly product: string;
  /** Nothing is there yet. */
  readonly out: string;
}

/** Makes all of it in an empty folder. */
export async function makeReleases(folder: string): Promise<void> {
  const made = releasesIn(folder);
  const { feed, app, nextApp, releases, delta, patch, document, layout, bundle, image, site, store, consumer } = made;
  await writeSamplePackages(folder);
  await writeGate(folder);
  await writeSpine(folder, '2.0.0');
  await writeFile(document, '<!-- nuspine:bundles -->\n<!-- /nuspine -->\n');
  await run(['releasify', app, '--source', feed, '--releases', releases]);
  await run(['delta', 'create', app, nextApp, '--out', delta]);
  await run(['delta', 'diff', app, nextApp, '--out', patch]);
  await mkdir(layout);
  await run(['offline', 'init', '--root', layout]);
  await run(['offline', 'export', bundle, '--root', layout]);
  await run(['offline', 'export', image, '--root', layout, '--form', 'oci']);
  await run(['site', 'build', '--matrix', made.matrix, '--out', made.pages]);
  await mkdir(site);
  await mkdir(consumer);
  await writeFlowRepository(consumer);
  await writeProduct(made.product);
  const product = productFolder(made.product);
  for (const id of ['stable-1.0', 'stable-1.1']) await product.bundle('install', await product.release(id));
  for (const [order, version] of ['1.0.0', '1.1.0'].entries()) {
    const build = ['--package-version', version, '--order', String(order + 1), '--commit', '4f2a91c'];
    await run(['channel', 'publish', 'a/b/main', ...build, '--store', store]);
  }
  const keys = join(store, 'keys');
  await run(['channel', 'keys', 'init', '--keys', keys, '--root-keys', '2', '--store', store]);
  const delegate = ['keys', 'delegate', 'a/b/main', '--new', join(keys, 'main.pem'), '--key', keys];
  await run(['channel', ...delegate, '--store', store]);
  const draft = ['draft-root', '--out', join(store, 'root-2.json'), '--key', keys];
  await run(['channel', 'keys', ...draft, '--store', store]);
}

/** Copies the files that were made and the folders of them that a command line names, so that the command may change them. */
export async function withCopyFor<T>(
  model: string,
  line: (samples: Releases) => readonly string[],
  use: (words: readonly string[]) => Promise<T>,
): Promise<T> {
  const named = line(releasesIn(model));
  return withTemporaryFolder(async (folder) => {
    for (const entry of await readdir(model, { withFileTypes: true })) {
      const from = join(model, entry.name);
      if (entry.isDirectory() && !named.some((word) => word.startsWith(from))) continue;
      await cp(from, join(folder, entry.name), { recursive: true, verbatimSymlinks: true });
    }
    return use(line(releasesIn(folder)));
  });
}

function releasesIn(folder: string): Releases {
  return {
    ...samplePackagesIn(folder),
    releases: join(folder, 'releases'),
    delta: join(folder, 'delta.nupkg'),
    patch: join(folder, 'app.bsdiff'),
    matrix: fileURLToPath(new URL('fixtures/versions.toml', import.meta.url)),
    document: join(folder, 'bundles.md'),
    layout: join(folder, 'layout'),
    bundle: join(folder, 'layout.tar.zst'),
    image: join(folder, 'image'),
    site: join(folder, 'site'),
    pages: join(folder, 'pages'),
    spine: join(folder, 'spine.toml'),
    gate: join(folder, 'gate.toml'),
    store: join(folder, 'channels'),
    consumer: join(folder, 'consumer'),
    product: join(folder, 'product'),
    out: join(folder, 'out'),
  };
}
