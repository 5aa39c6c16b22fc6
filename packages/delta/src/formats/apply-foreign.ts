import { type NewEntry, type Package, writeArchive, type OnProgress } from '@nuspine/nupkg-core';
import { type ByteSink, formatNuGetVersion, hashingSink, packageIdsEqual } from '@nuspine/primitives';
import type { AppliedFile, ApplyReport } from '../delta-report.ts';
import { DeltaError } from '../errors.ts';
import { stampPackage } from '../package-stamp.ts';
import { type IndexedArchive, indexArchive, readDeltaEntry, rebuildFile } from './rebuild-file.ts';
import { fullFileName } from '../release-file-name.ts';
import { parseShasum, sha1Of } from './shasum.ts';
import type { ApplyOptions } from './delta-format.ts';
import type { FileRules } from './file-rules.ts';
import { type ForeignStep, planForeignSteps } from './foreign-steps.ts';

/**
 * Rebuilds the target of a delta that Squirrel or Velopack made. It does not say what it was made from, and hashes only what it
 * patches: the report names each file that nothing vouches for. The result is written canonically.
 * Throws `DELTA_PACKAGE_MISMATCH`, `DELTA_FILE_MISMATCH`, `DELTA_SHASUM_INVALID`, or what planning the steps and
 * rebuilding a file throws; what was written is then to be discarded.
 */
export async function applyForeign(
  rules: FileRules,
  base: Package,
  delta: Package,
  sink: ByteSink,
  { onProgress, compressor }: ApplyOptions = {},
): Promise<ApplyReport> {
  requireSamePackage(base, delta);
  const steps = planForeignSteps(rules, delta.archive.entries);
  const files: AppliedFile[] = [];
  const output = hashingSink(sink);
  const writing = compressor === undefined ? {} : { compressor };
  await writeArchive(rebuiltEntries(rules, base, delta, steps, files, onProgress), output, writing);
  const version = formatNuGetVersion(delta.identity.version);
  return {
    exactness: 'contents',
    base: await stampPackage(base),
    target: { id: delta.identity.id, version },
    output: { name: fullFileName(delta.identity.id, version), ...output.stamp() },
    files,
  };
}

async function* rebuiltEntries(
  rules: FileRules,
  base: Package,
  delta: Package,
  steps: readonly ForeignStep[],
  files: AppliedFile[],
  onProgress?: OnProgress,
): AsyncGenerator<NewEntry> {
  const before = indexArchive(base.archive);
  const changes = indexArchive(delta.archive);
  for (const [done, step] of steps.entries()) {
    onProgress?.({ phase: 'apply', done, total: steps.length, item: step.path });
    const content = await rebuildFile(rules, step, before, changes);
    const verified = await compareShasum(changes, step, content);
    files.push({ path: step.path, size: content.length, from: step.from, verified });
    yield { path: step.path, content };
  }
  onProgress?.({ phase: 'apply', done: steps.length, total: steps.length });
}

async function compareShasum(
  delta: IndexedArchive,
  step: ForeignStep,
  content: Uint8Array,
): Promise<AppliedFile['verified']> {
  const { path, from } = step;
  const entry = step.shasum;
  const wanted = entry === undefined ? undefined : parseShasum(await readDeltaEntry(delta, entry), entry);
  if (wanted === undefined && from !== 'patch') return 'none';
  const found = { sha1: sha1Of(content), size: content.length };
  if (wanted?.sha1 !== found.sha1 || wanted.size !== found.size) {
    throw new DeltaError('DELTA_FILE_MISMATCH', 'rebuilt file is not the recorded one', { path, wanted, found });
  }
  return 'sha1';
}

function requireSamePackage(base: Package, delta: Package): void {
  if (packageIdsEqual(base.identity.id, delta.identity.id)) return;
  throw new DeltaError('DELTA_PACKAGE_MISMATCH', 'delta is for another package', {
    wanted: base.identity.id,
    found: delta.identity.id,
  });
}
