import {
  type ArchiveEntry,
  type NewContent,
  type NewEntry,
  type Package,
  packedBytes,
  packedEntryContent,
  writeArchive,
} from '@nuspine/nupkg-core';
import { type ByteSink, type Digest, digestBytes, hashingSink } from '@nuspine/primitives';
import { type CanonicalProof, canonicalProof, modifiedOf, ownForm, rewrittenForm } from '../canonical-form.ts';
import { type DeltaRecipe, exactnessOf, formatDeltaRecipe, RECIPE_PATH, type RecipeEntry } from '../delta-recipe.ts';
import type { DeltaFile, DeltaReport } from '../delta-report.ts';
import { type EncodedFile, encodeFile, type FileChange } from './encode-file.ts';
import type { DiffEngine } from '../engine/diff-engine.ts';
import { jobGate } from '../engine/job-gate.ts';
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
  const { compressor } = options;
  await options.expectSize?.(sizeOfNewFiles(base, target));
  compressor?.expect?.(target.archive.entries.reduce((sum, { size }) => sum + size, 0));
  const proof = await canonicalProof(target.archive, compressor);
  // Only the recipe, which comes last, says the result: it is worked out while threads make patches.
  const beginning = beginningOf(Math.min(options.engine.sideBySide ?? 1, target.archive.entries.length));
  const stamps = stampAll(base, target, proof, beginning, compressor);
  const stamped = stamps.promise.catch(() => undefined);
  const files: DeltaFile[] = [];
  const output = hashingSink(sink);
  try {
    await writeArchive(deltaEntries({ rules, base, target, options, proof, beginning, stamps }, files), output, {
      modified: parseModified(modifiedOf(target.archive)),
      ...(compressor === undefined ? {} : { compressor }),
    });
  } finally {
    // Whatever failed, nothing may go on reading packages that the caller is about to close.
    stamps.contentsAreProven();
    await stamped;
  }
  const recipe = await stamps.promise;
  return {
    format: rules.name,
    exactness: exactnessOf(recipe),
    base: recipe.base,
    target: recipe.target,
    output: { name: deltaFileName(recipe.target.id, recipe.target.version), ...output.stamp() },
    files: [...files, ...deletedFiles(base, target)],
  };
}

/** What the delta holds whole, in bytes: it is no smaller than that. */
function sizeOfNewFiles(base: Package, target: Package): number {
  const known = new Set<string>(base.archive.entries.map(({ path }) => path));
  const added = target.archive.entries.filter(({ path }) => !known.has(path));
  return added.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
}

function isCanonical({ result, target }: Pick<DeltaRecipe, 'result' | 'target'>): boolean {
  return result.digest === target.digest;
}

interface Encoded {
  readonly entry: ArchiveEntry;
  readonly digest: Digest;
  readonly file: EncodedFile;
  /** Whether the base holds the same compressed bytes. */
  readonly isPackedAlike: boolean;
}

type Stamps = Pick<DeltaRecipe, 'base' | 'target' | 'result' | 'form'>;

interface PendingStamps {
  readonly promise: Promise<Stamps>;
  /** Says that the proof has seen every entry. */
  contentsAreProven(): void;
}

/** A target that is canonical proves itself while it is compared; another one is written again. */
function stampAll(
  base: Package,
  target: Package,
  proof: CanonicalProof,
  beginning: Beginning,
  compressor: CreateOptions['compressor'],
): PendingStamps {
  const proven = Promise.withResolvers<true>();
  const stamp = async (): Promise<Stamps> => {
    await beginning.promise;
    const stamps = { base: await stampPackage(base), target: await stampPackage(target) };
    if (proof.stillHolds()) await proven.promise;
    if (proof.stillHolds()) return { ...stamps, result: ownForm(target.archive, stamps.target) };
    const result = await rewrittenForm(target.archive, compressor);
    const form = await describeZip(target.archive);
    return form === undefined ? { ...stamps, result } : { ...stamps, result, form };
  };
  return {
    promise: stamp(),
    contentsAreProven: () => {
      beginning.end();
      proven.resolve(true);
    },
  };
}

/** Settled once threads have work: proving and hashing keep this one from handing them any. */
interface Beginning {
  readonly promise: Promise<true>;
  /** Says that a file has been begun, or never will be. */
  add(): void;
  /** Says that no more are. */
  end(): void;
}

function beginningOf(count: number): Beginning {
  const { promise, resolve } = Promise.withResolvers<true>();
  let begun = 0;
  const end = (): void => {
    resolve(true);
  };
  const add = (): void => {
    begun += 1;
    if (begun >= count) end();
  };
  return { promise, add, end };
}

interface Creation {
  readonly rules: FileRules;
  readonly base: Package;
  readonly target: Package;
  readonly options: CreateOptions;
  readonly proof: CanonicalProof;
  readonly beginning: Beginning;
  readonly stamps: PendingStamps;
}

/** The entries of the delta, file by file in the order of the target, and the recipe last. Fills `files` on the way. */
async function* deltaEntries(creation: Creation, files: DeltaFile[]): AsyncGenerator<NewEntry> {
  const { rules, base, target, beginning, stamps } = creation;
  const { engine, onProgress } = creation.options;
  const before = new Map(base.archive.entries.map((entry) => [entry.path, entry]));
  const entries: RecipeEntry[] = [];
  const alike = new Set<string>();
  const total = target.archive.entries.length;
  const sideBySide = { ahead: engine.sideBySide ?? 1, weigh: ({ compressedSize }: ArchiveEntry) => compressedSize };
  // One after the other: a thread makes the patch of the heaviest before this one inflates the next.
  const reading = jobGate(1);
  const encoded = mapInOrder(target.archive.entries, sideBySide, (entry) =>
    withChange(
      { base, before: before.get(entry.path), target, entry },
      engine,
      (change) => encodeAndProve(creation, entry, change),
      reading,
    ).finally(beginning.add),
  );
  for await (const { entry, digest, file, isPackedAlike } of encoded) {
    onProgress?.({ phase: 'diff', done: entries.length, total, item: entry.path });
    entries.push({ path: entry.path, size: entry.size, digest, from: file.from });
    if (isPackedAlike) alike.add(entry.path);
    files.push(reportFile(file, entry, before.get(entry.path), engine));
    yield* file.entries;
  }
  onProgress?.({ phase: 'diff', done: total, total });
  stamps.contentsAreProven();
  const found = { formatVersion: 1, format: rules.name, ...(await stamps.promise) } as const;
  const taken = entries.filter(({ from }) => from === 'base');
  const copies = isCanonical(found) && taken.length > 0 && taken.every(({ path }) => alike.has(path));
  const recipe = copies ? { ...found, copies, entries } : { ...found, entries };
  yield { path: RECIPE_PATH, content: formatDeltaRecipe(recipe) };
}

/**
 * Both look at the same bytes at the same time, and both are done with them when this is. What threads do is begun before
 * what this one does.
 */
async function encodeAndProve(
  { rules, target, options, proof, beginning }: Creation,
  entry: ArchiveEntry,
  change: FileChange,
): Promise<Encoded> {
  const encoded = encodeFile(rules, change, options.engine, options.unchanged);
  beginning.add();
  const proven = beginning.promise.then(() => proof.add(entry, change.target));
  await Promise.allSettled([encoded, proven]);
  const [encodedFile, isPacked] = await Promise.all([encoded, proven]);
  const whole = isPacked ? packedEntryContent(target.archive, entry) : change.whole;
  const file = await packed(encodedFile, change.whole, whole);
  return { entry, digest: digestBytes(change.target), file, isPackedAlike: change.isPackedAlike === true };
}

/**
 * What has only to be written when its turn comes, after all files that come before it. Patches are compressed already:
 * packing them takes no time. A file that is carried whole is given as `whole`.
 */
async function packed(file: EncodedFile, given: NewContent, whole: NewContent): Promise<EncodedFile> {
  const entries = file.entries.map(async ({ path, content }) => {
    if (content === given) return { path, content: whole };
    return { path, content: content instanceof Uint8Array ? await packedBytes(content, path) : content };
  });
  return { ...file, entries: await Promise.all(entries) };
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
