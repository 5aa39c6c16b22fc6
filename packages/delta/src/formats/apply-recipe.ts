import { type Package, writeArchive, type OnProgress } from '@nuspine/nupkg-core';
import { type ByteSink, type Digest, digestBytes, formatNuGetVersion, packageIdsEqual } from '@nuspine/primitives';
import { type DeltaRecipe, exactnessOf, RECIPE_PATH, type RecipeEntry } from '../delta-recipe.ts';
import type { ApplyReport } from '../delta-report.ts';
import { DeltaError } from '../errors.ts';
import { type FileStamp, hashingSink } from '../hashing-sink.ts';
import { type ZipForm, zipFormWriter } from '../zip-form/zip-form.ts';
import { parseModified } from '../modified-time.ts';
import { stampPackage } from '../package-stamp.ts';
import { indexArchive, rebuildFile } from './rebuild-file.ts';
import { fullFileName } from '../release-file-name.ts';
import type { ApplyOptions } from './delta-format.ts';
import { standInsFor } from './entry-names.ts';
import type { FileRules } from './file-rules.ts';

/**
 * Rebuilds the target of a delta with a recipe: the base's digest first, every file after, and the whole result.
 * Throws `DELTA_BASE_MISMATCH`, `DELTA_RECIPE_INVALID`, `DELTA_FILE_MISMATCH`, `DELTA_RESULT_MISMATCH`, or what
 * rebuilding a file throws; what was written is then to be discarded.
 */
export async function applyRecipe(
  rules: FileRules,
  base: Package,
  delta: Package,
  recipe: DeltaRecipe,
  sink: ByteSink,
  { onProgress, ...writing }: ApplyOptions = {},
): Promise<ApplyReport> {
  requireAgreement(rules, delta, recipe);
  const baseStamp = await stampPackage(base);
  requireDigest('DELTA_BASE_MISMATCH', 'delta was made for another base package', recipe.base.digest, baseStamp.digest);
  const output = hashingSink(sink);
  const entries = rebuiltEntries(rules, base, delta, recipe, onProgress);
  if (recipe.form === undefined) {
    await writeArchive(entries, output, { ...writing, modified: parseModified(recipe.result.modified) });
  } else {
    await writeInForm(entries, recipe.form, recipe.target.size, output);
  }
  const stamp: FileStamp = output.stamp();
  const wanted = recipe.form === undefined ? recipe.result.digest : recipe.target.digest;
  requireDigest('DELTA_RESULT_MISMATCH', 'rebuilt package is not the recorded one', wanted, stamp.digest);
  const { id, version, digest } = recipe.target;
  return {
    exactness: exactnessOf(recipe),
    base: baseStamp,
    target: { id, version, digest },
    output: { name: fullFileName(id, version), ...stamp },
    files: recipe.entries.map(({ path, size, from }) => ({ path, size, from, verified: 'sha256' })),
  };
}

/** As the program that made the target wrote it. */
async function writeInForm(
  entries: AsyncIterable<RebuiltEntry>,
  form: ZipForm,
  size: number,
  sink: ByteSink,
): Promise<void> {
  const writer = zipFormWriter(form, size, sink);
  for await (const { content } of entries) await writer.write(content);
  await writer.end();
}

interface RebuiltEntry {
  readonly path: string;
  readonly content: Uint8Array;
}

async function* rebuiltEntries(
  rules: FileRules,
  base: Package,
  delta: Package,
  recipe: DeltaRecipe,
  onProgress?: OnProgress,
): AsyncGenerator<RebuiltEntry> {
  const before = indexArchive(base.archive);
  const changes = indexArchive(delta.archive);
  const total = recipe.entries.length;
  for (const [done, entry] of recipe.entries.entries()) {
    onProgress?.({ phase: 'apply', done, total, item: entry.path });
    const content = await rebuildFile(rules, entry, before, changes);
    const message = 'rebuilt file is not the recorded one';
    requireDigest('DELTA_FILE_MISMATCH', message, entry.digest, digestBytes(content), entry.path);
    yield { path: entry.path, content };
  }
  onProgress?.({ phase: 'apply', done: total, total });
}

/** A delta that the format's client would read differently from its recipe is refused: the two must agree. */
function requireAgreement(rules: FileRules, delta: Package, recipe: DeltaRecipe): void {
  const { id, version } = delta.identity;
  if (!packageIdsEqual(id, recipe.target.id) || formatNuGetVersion(version) !== recipe.target.version) {
    throw disagreement('nuspec of the delta names another package than its recipe', delta.nuspec.id);
  }
  const named = new Set([RECIPE_PATH, ...recipe.entries.flatMap((entry) => entriesNamedBy(rules, entry))]);
  const extra = delta.archive.entries.find((entry) => !named.has(entry.path));
  if (extra !== undefined) throw disagreement('delta holds an entry that its recipe does not name', extra.path);
}

function entriesNamedBy(rules: FileRules, { path, from }: RecipeEntry): string[] {
  const { patch, marker, shasum } = standInsFor(path, rules);
  if (from === 'delta') return [path];
  return from === 'base' ? [marker, shasum] : [patch, marker, shasum];
}

function disagreement(message: string, found: string): DeltaError {
  return new DeltaError('DELTA_RECIPE_INVALID', message, { path: RECIPE_PATH, found });
}

type MismatchCode = 'DELTA_BASE_MISMATCH' | 'DELTA_FILE_MISMATCH' | 'DELTA_RESULT_MISMATCH';

function requireDigest(code: MismatchCode, message: string, wanted: Digest, found: Digest, path?: string): void {
  if (wanted === found) return;
  throw new DeltaError(code, message, { ...(path === undefined ? {} : { path }), wanted, found });
}
