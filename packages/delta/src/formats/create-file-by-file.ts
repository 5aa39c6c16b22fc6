import { type ArchiveEntry, type NewEntry, type Package, writeArchive } from '@nuspine/nupkg-core';
import { type ByteSink, type Digest, digestBytes } from '@nuspine/primitives';
import { canonicalForm, modifiedOf } from '../canonical-form.ts';
import { type DeltaRecipe, exactnessOf, formatDeltaRecipe, RECIPE_PATH, type RecipeEntry } from '../delta-recipe.ts';
import type { DeltaFile, DeltaReport } from '../delta-report.ts';
import { type EncodedFile, encodeFile, type FileChange } from './encode-file.ts';
import type { DiffEngine } from '../engine/diff-engine.ts';
import { hashingSink } from '../hashing-sink.ts';
import { describeZip } from '../zip-form/zip-form.ts';
import { mapInOrder } from '../map-in-order.ts';
import { parseModified } from '../modified-time.ts';
import { stampPackage } from '../package-stamp.ts';
import { deltaFileName } from '../release-file-name.ts';
import type { CreateOptions } from './delta-format.ts';
import type { FileRules } from './file-rules.ts';
import { withChange } from './with-change.ts';

/** Writes the delta package of a format that goes file by file. Equal input and engine give equal bytes. */
export async function createFileByFile(
  rules: FileRules,
  base: Package,
  target: Package,
  options: CreateOptions,
  sink: ByteSink,
): Promise<DeltaReport> {
  // Only the recipe, which comes last, says the result: it is worked out while threads make patches.
  const stamps = stampAll(base, target, options.compressor);
  const stamped = stamps.catch(() => undefined);
  const files: DeltaFile[] = [];
  const output = hashingSink(sink);
  try {
    await writeArchive(deltaEntries(rules, base, target, options, stamps, files), output, {
      modified: parseModified(modifiedOf(target.archive)),
      ...(options.compressor === undefined ? {} : { compressor: options.compressor }),
    });
  } finally {
    // Whatever failed, nothing may go on reading packages that the caller is about to close.
    await stamped;
  }
  const recipe = await stamps;
  return {
    format: rules.name,
    exactness: exactnessOf(recipe),
    base: recipe.base,
    target: recipe.target,
    output: { name: deltaFileName(recipe.target.id, recipe.target.version), ...output.stamp() },
    files: [...files, ...deletedFiles(base, target)],
  };
}

function isCanonical({ result, target }: Pick<DeltaRecipe, 'result' | 'target'>): boolean {
  return result.digest === target.digest;
}

interface Encoded {
  readonly entry: ArchiveEntry;
  readonly digest: Digest;
  readonly file: EncodedFile;
}

type Stamps = Pick<DeltaRecipe, 'base' | 'target' | 'result' | 'form'>;

async function stampAll(base: Package, target: Package, compressor: CreateOptions['compressor']): Promise<Stamps> {
  const stamps = {
    base: await stampPackage(base),
    target: await stampPackage(target),
    result: await canonicalForm(target.archive, compressor),
  };
  const form = isCanonical(stamps) ? undefined : await describeZip(target.archive);
  return form === undefined ? stamps : { ...stamps, form };
}

/** The entries of the delta, file by file in the order of the target, and the recipe last. Fills `files` on the way. */
async function* deltaEntries(
  rules: FileRules,
  base: Package,
  target: Package,
  options: CreateOptions,
  stamps: Promise<Stamps>,
  files: DeltaFile[],
): AsyncGenerator<NewEntry> {
  const { engine, unchanged, onProgress } = options;
  const before = new Map(base.archive.entries.map((entry) => [entry.path, entry]));
  const entries: RecipeEntry[] = [];
  const total = target.archive.entries.length;
  const encoded = mapInOrder(target.archive.entries, engine.sideBySide ?? 1, async (entry) => {
    const encode = async (change: FileChange): Promise<Encoded> => ({
      entry,
      digest: digestBytes(change.target),
      file: await encodeFile(rules, change, engine, unchanged),
    });
    return withChange({ base, before: before.get(entry.path), target, entry }, engine, encode);
  });
  for await (const { entry, digest, file } of encoded) {
    onProgress?.({ phase: 'diff', done: entries.length, total, item: entry.path });
    entries.push({ path: entry.path, size: entry.size, digest, from: file.from });
    files.push(reportFile(file, entry, before.get(entry.path), engine));
    yield* file.entries;
  }
  onProgress?.({ phase: 'diff', done: total, total });
  const recipe = { formatVersion: 1, format: rules.name, ...(await stamps), entries } as const;
  yield { path: RECIPE_PATH, content: formatDeltaRecipe(recipe) };
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
