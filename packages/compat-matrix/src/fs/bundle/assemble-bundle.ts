import { readFile } from 'node:fs/promises';
import type { BundleDocument, BundlePart } from '../../bundle/bundle-document.ts';
import { bundleRelease } from '../../bundle/bundle-release.ts';
import { type BundleRefusal, type JudgedBundle, judgeBundle } from '../../bundle/judge-bundle.ts';
import { errorUnknownName } from '../../errors.ts';
import type { Bundle, Matrix } from '../../matrix.ts';
import { readMatrixFile } from '../read-matrix-file.ts';
import { findPackages } from './find-package.ts';
import type { BundleContent } from './write-bundle-archive.ts';

export interface AssembleOptions {
  /** Path of `versions.toml`. */
  readonly matrix: string;
  /** Id of a bundle in it. */
  readonly id: string;
  /** Version of the release, where the id ends in none. */
  readonly version?: string;
  /** Folders that have the packages. */
  readonly feeds: readonly string[];
  /** Also make a bundle that no run has tried. */
  readonly allowUntested?: boolean;
}

/** A bundle with everything that its archive will hold, and what speaks against making it. */
export interface AssembledBundle {
  readonly content: BundleContent;
  readonly matrix: Matrix;
  readonly refusals: readonly BundleRefusal[];
}

/**
 * Gathers the packages of a bundle and judges it. Throws `MATRIX_NAME_UNKNOWN`, `MATRIX_BUNDLE_INVALID`,
 * `MATRIX_PACKAGE_MISSING`, what the reader of the matrix throws, and `NUPKG_*`.
 */
export async function assembleBundle(options: AssembleOptions): Promise<AssembledBundle> {
  const matrix = await readMatrixFile(options.matrix);
  const rules = await readFile(options.matrix);
  const bundle = bundleOf(matrix, options.id);
  const found = await findPackages(matrix, bundle.pins, options.feeds);
  const parts = found.map(({ part }) => part);
  const digests = new Map(parts.map(({ component, digest }) => [component, digest]));
  const judged = judgeBundle(matrix, bundle, digests, options);
  const packages = new Map(found.map(({ part, path }) => [part.file, path]));
  const document = documentOf(matrix, bundle, options.version, parts, judged);
  return { content: { document, rules, packages }, matrix, refusals: judged.refusals };
}

/** The bundle of that id. Throws `MATRIX_NAME_UNKNOWN`. */
export function bundleOf({ bundles }: Matrix, id: string): Bundle {
  const bundle = bundles.find((one) => one.id === id);
  if (bundle !== undefined) return bundle;
  throw errorUnknownName(
    'the matrix has no bundle of that id',
    id,
    bundles.map((one) => one.id),
  );
}

function documentOf(
  { release }: Matrix,
  { id, name: title, releaseDate, ltsUntil }: Bundle,
  version: string | undefined,
  parts: readonly BundlePart[],
  { state, proof }: JudgedBundle,
): BundleDocument {
  const released = bundleRelease(id, version);
  return {
    formatVersion: 1,
    id,
    ...released,
    title,
    metapackage: release.metapackage ?? released.name,
    state,
    ...(releaseDate === undefined ? {} : { releaseDate }),
    ...(ltsUntil === undefined ? {} : { ltsUntil }),
    parts,
    ...(proof === undefined ? {} : { proof: { date: proof.date, run: proof.run, upgradedFrom: proof.upgradedFrom } }),
  };
}
