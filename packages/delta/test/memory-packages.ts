import { type NewEntry, type Package, readEntry, readPackage, writeArchive } from '@nuspine/nupkg-core';
import { bytesSink, bytesSource } from '@nuspine/primitives';
import { buildPackage, type PackageParts } from '@nuspine/testkit/packages';
import { applyDelta } from '../src/apply-delta.ts';
import { createDelta, type CreateDeltaOptions } from '../src/create-delta.ts';
import type { ApplyReport, DeltaReport } from '../src/delta-report.ts';
import { portableEngine } from '../src/engine/portable-engine.ts';
import { zstdEngine } from '../src/engine/zstd-engine.ts';

export type Files = PackageParts['files'];

export interface MemoryPackage {
  readonly bytes: Uint8Array;
  readonly pkg: Package;
}

export async function open(bytes: Uint8Array): Promise<MemoryPackage> {
  return { bytes, pkg: await readPackage(bytesSource(bytes)) };
}

export async function make(version: string, files: Files, rest: Partial<PackageParts> = {}): Promise<MemoryPackage> {
  return open(await buildPackage({ version, files, ...rest }));
}

/** The delta between two packages, made in memory. */
export async function delta(
  base: MemoryPackage,
  target: MemoryPackage,
  options: Partial<CreateDeltaOptions> = {},
): Promise<MemoryPackage & { readonly report: DeltaReport }> {
  const sink = bytesSink();
  const engine = options.format === 'velopack' ? zstdEngine() : portableEngine();
  const report = await createDelta(base.pkg, target.pkg, { engine, ...options }, sink);
  return { ...(await open(sink.bytes())), report };
}

export async function apply(
  base: MemoryPackage,
  change: Pick<MemoryPackage, 'bytes'>,
): Promise<{ readonly bytes: Uint8Array; readonly report: ApplyReport }> {
  const sink = bytesSink();
  const report = await applyDelta(base.pkg, bytesSource(change.bytes), sink);
  return { bytes: sink.bytes(), report };
}

/** The content of every entry by path, as Latin-1. */
export async function contentsOf({ pkg }: MemoryPackage): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  for (const entry of pkg.archive.entries) {
    contents[entry.path] = Buffer.from(await readEntry(pkg.archive, entry)).toString('latin1');
  }
  return contents;
}

/** The same package with other entries; `undefined` leaves one out. */
export async function rewrite(
  { pkg }: MemoryPackage,
  changes: Record<string, Uint8Array | undefined>,
): Promise<MemoryPackage> {
  const entries: NewEntry[] = [];
  for (const entry of pkg.archive.entries) {
    if (!(entry.path in changes)) entries.push({ path: entry.path, content: await readEntry(pkg.archive, entry) });
  }
  for (const [path, content] of Object.entries(changes)) if (content !== undefined) entries.push({ path, content });
  const sink = bytesSink();
  await writeArchive(entries, sink);
  return open(sink.bytes());
}
