import { createHash } from 'node:crypto';
import { type NewEntry, type OnProgress, type Package, packedEntryContent, writeArchive } from '@nuspine/nupkg-core';
import {
  type ByteSink,
  type Digest,
  digestBytes,
  type FileStamp,
  formatNuGetVersion,
  hashingSink,
  packageIdsEqual,
} from '@nuspine/primitives';
import { type DeltaRecipe, exactnessOf, RECIPE_PATH, type RecipeEntry } from '../delta-recipe.ts';
import type { ApplyReport } from '../delta-report.ts';
import { DeltaError } from '../errors.ts';
import { type ZipForm, zipFormWriter } from '../zip-form/zip-form.ts';
import { parseModified } from '../modified-time.ts';
import { stampPackage } from '../package-stamp.ts';
import { type IndexedArchive, indexArchive, patchedPieces, rebuildFile } from './rebuild-file.ts';
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
  { onProgress, expectSize, ...writing }: ApplyOptions = {},
): Promise<ApplyReport> {
  requireAgreement(rules, delta, recipe);
  const baseStamp = await stampPackage(base);
  requireDigest('DELTA_BASE_MISMATCH', 'delta was made for another base package', recipe.base.digest, baseStamp.digest);
  await expectSize?.(recipe.form === undefined ? recipe.result.size : recipe.target.size);
  const deflated = recipe.entries.filter(({ from }) => from !== 'base' || recipe.copies !== true);
  writing.compressor?.expect?.(deflated.reduce((sum, { size }) => sum + size, 0));
  const output = hashingSink(sink);
  const rebuild = { rules, recipe, base: indexArchive(base.archive), delta: indexArchive(delta.archive) };
  if (recipe.form === undefined) {
    const entries = eachEntry(recipe, onProgress, (entry) => entryToWrite(rebuild, entry));
    const modified = parseModified(recipe.result.modified);
    await writeArchive(entries, output, { ...writing, modified, keptSize: KEPT_SIZE });
  } else {
    const contents = eachEntry(recipe, onProgress, (entry) => rebuildWhole(rebuild, entry));
    await writeInForm(contents, recipe.form, recipe.target.size, output);
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

/** Compressed bytes of a file that are kept: files are rebuilt in pieces, which leaves more room than it takes. */
const KEPT_SIZE = 64 * 2 ** 20;

interface Rebuild {
  readonly rules: FileRules;
  readonly recipe: DeltaRecipe;
  readonly base: IndexedArchive;
  readonly delta: IndexedArchive;
}

/** As the program that made the target wrote it. */
async function writeInForm(
  contents: AsyncIterable<Uint8Array>,
  form: ZipForm,
  size: number,
  sink: ByteSink,
): Promise<void> {
  const writer = zipFormWriter(form, size, sink);
  for await (const content of contents) await writer.write(content);
  await writer.end();
}

async function* eachEntry<T>(
  { entries }: DeltaRecipe,
  onProgress: OnProgress | undefined,
  rebuild: (entry: RecipeEntry) => Promise<T>,
): AsyncGenerator<T> {
  for (const [done, entry] of entries.entries()) {
    onProgress?.({ phase: 'apply', done, total: entries.length, item: entry.path });
    yield await rebuild(entry);
  }
  onProgress?.({ phase: 'apply', done: entries.length, total: entries.length });
}

/** What is compressed in the base already is copied so; a patched file comes into being while it is compressed. */
async function entryToWrite(rebuild: Rebuild, entry: RecipeEntry): Promise<NewEntry> {
  const { recipe, base } = rebuild;
  const { path, size, from } = entry;
  const before = base.entries.get(path);
  if (from === 'base' && recipe.copies === true && before !== undefined) {
    return { path, content: packedEntryContent(base.archive, before) };
  }
  if (from === 'patch') return { path, content: { size, chunks: () => patchedChunks(rebuild, entry) } };
  return { path, content: await rebuildWhole(rebuild, entry) };
}

/** What the last piece comes before is compared: nothing that is wrong gets as far as the directory of the archive. */
async function* patchedChunks({ rules, base, delta }: Rebuild, entry: RecipeEntry): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of patchedPieces(rules, entry, base, delta)) {
    hash.update(piece);
    yield piece;
  }
  requireFile(entry, `sha256:${hash.digest('hex')}`);
}

async function rebuildWhole({ rules, base, delta }: Rebuild, entry: RecipeEntry): Promise<Uint8Array> {
  const content = await rebuildFile(rules, entry, base, delta);
  requireFile(entry, digestBytes(content));
  return content;
}

function requireFile({ path, digest }: RecipeEntry, found: Digest): void {
  requireDigest('DELTA_FILE_MISMATCH', 'rebuilt file is not the recorded one', digest, found, path);
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
