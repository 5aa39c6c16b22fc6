import { type ArchiveEntry, type NewEntry, type Package, readEntry, writeArchive } from '@nuspine/nupkg-core';
import { type ByteSink, digestBytes } from '@nuspine/primitives';
import { canonicalForm } from '../canonical-form.ts';
import { type DeltaRecipe, formatDeltaRecipe, RECIPE_PATH, type RecipeEntry } from '../delta-recipe.ts';
import type { DeltaFile, DeltaReport } from '../delta-report.ts';
import { type EncodedFile, encodeFile, type FileChange } from './encode-file.ts';
import type { DiffEngine } from '../engine/diff-engine.ts';
import { hashingSink } from '../hashing-sink.ts';
import { mapInOrder } from '../map-in-order.ts';
import { parseModified } from '../modified-time.ts';
import { stampPackage } from '../package-stamp.ts';
import { deltaFileName } from '../release-file-name.ts';
import type { CreateOptions } from './delta-format.ts';
import type { FileRules } from './file-rules.ts';

/** Writes the delta package of a format that goes file by file. Equal input and engine give equal bytes. */
export async function createFileByFile(
  rules: FileRules,
  base: Package,
  target: Package,
  options: CreateOptions,
  sink: ByteSink,
): Promise<DeltaReport> {
  const result = await canonicalForm(target.archive, options.compressor);
  const recipe = { base: await stampPackage(base), target: await stampPackage(target), result };
  const files: DeltaFile[] = [];
  const output = hashingSink(sink);
  await writeArchive(deltaEntries(rules, base, target, options, recipe, files), output, {
    modified: parseModified(result.modified),
    ...(options.compressor === undefined ? {} : { compressor: options.compressor }),
  });
  return {
    format: rules.name,
    exactness: result.digest === recipe.target.digest ? 'bytes' : 'contents',
    base: recipe.base,
    target: recipe.target,
    output: { name: deltaFileName(recipe.target.id, recipe.target.version), ...output.stamp() },
    files: [...files, ...deletedFiles(base, target)],
  };
}

type Stamps = Pick<DeltaRecipe, 'base' | 'target' | 'result'>;

/** The entries of the delta, file by file in the order of the target, and the recipe last. Fills `files` on the way. */
async function* deltaEntries(
  rules: FileRules,
  base: Package,
  target: Package,
  options: CreateOptions,
  stamps: Stamps,
  files: DeltaFile[],
): AsyncGenerator<NewEntry> {
  const { engine, unchanged, onProgress } = options;
  const before = new Map(base.archive.entries.map((entry) => [entry.path, entry]));
  const entries: RecipeEntry[] = [];
  const total = target.archive.entries.length;
  const encoded = mapInOrder(target.archive.entries, engine.sideBySide ?? 1, async (entry) => {
    const change = await readChange(base, before.get(entry.path), target, entry);
    return { entry, digest: digestBytes(change.target), file: await encodeFile(rules, change, engine, unchanged) };
  });
  for await (const { entry, digest, file } of encoded) {
    onProgress?.({ phase: 'diff', done: entries.length, total, item: entry.path });
    entries.push({ path: entry.path, size: entry.size, digest, from: file.from });
    files.push(reportFile(file, entry, before.get(entry.path), engine));
    yield* file.entries;
  }
  onProgress?.({ phase: 'diff', done: total, total });
  const recipe = { formatVersion: 1, format: rules.name, ...stamps, entries } as const;
  yield { path: RECIPE_PATH, content: formatDeltaRecipe(recipe) };
}

async function readChange(
  base: Package,
  before: ArchiveEntry | undefined,
  target: Package,
  entry: ArchiveEntry,
): Promise<FileChange> {
  return {
    path: entry.path,
    base: before === undefined ? undefined : await readEntry(base.archive, before),
    target: await readEntry(target.archive, entry),
    compressedSize: entry.compressedSize,
  };
}

function reportFile(
  encoded: EncodedFile,
  entry: ArchiveEntry,
  before: ArchiveEntry | undefined,
  engine: DiffEngine,
): DeltaFile {
  return {
    path: entry.path,
    kind: encoded.kind,
    ...(before === undefined ? {} : { baseSize: before.size }),
    targetSize: entry.size,
    deltaSize: encoded.entries.reduce((sum, { content }) => sum + sizeOf(content), 0),
    ...(encoded.from === 'patch' ? { engine: engine.name } : {}),
  };
}

function sizeOf(content: NewEntry['content']): number {
  return 'length' in content ? content.length : content.size;
}

function deletedFiles(base: Package, target: Package): DeltaFile[] {
  const kept = new Set<string>(target.archive.entries.map((entry) => entry.path));
  return base.archive.entries
    .filter((entry) => !kept.has(entry.path))
    .map((entry) => ({ path: entry.path, kind: 'deleted', baseSize: entry.size }));
}
