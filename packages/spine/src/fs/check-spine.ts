import { join } from 'node:path';
import type { RegistrySessionOptions } from '@nuspine/primitives/registry';
import { checkText } from '../check-text.ts';
import { applyPins, type Pin, type PinContext } from '../pin.ts';
import { findPins, isTextArtifact, type TextArtifact } from '../pins/find-pins.ts';
import type { Artifact } from '../spine-file.ts';
import type { CheckedArtifact, SpineFinding, SpineReport } from '../spine-report.ts';
import { checkBinary } from './check-binary.ts';
import { checkPublished } from './check-published.ts';
import { readOciLayout } from './oci-layout.ts';
import { readSpine, type Spine } from './read-spine.ts';
import { readTextFile, type TextFile, writeTextFile } from './text-file.ts';

export interface CheckSpineOptions {
  /** Asks the registries of images too, as after a release. Without it they are only listed, and nothing is sent. */
  readonly published?: RegistrySessionOptions;
}

/**
 * Compares every artifact of a spine.toml with the version of its source. Throws what `readSpine` and the readers of the
 * artifacts throw: an artifact that cannot be read is no finding but bad input.
 */
export async function checkSpine(path: string, { published }: CheckSpineOptions = {}): Promise<SpineReport> {
  return checkAll(await readSpine(path), published);
}

/**
 * Writes the version into every artifact that is text, and leaves all else in it as it is. What is built, and what lacks a
 * place for the version, is still found wrong. A file has its old text or its new one; after an interruption another run
 * finishes the work. Throws what `checkSpine` throws, before anything is written, and `FILE_WRITE_FAILED`.
 */
export async function syncSpine(path: string): Promise<SpineReport> {
  const spine = await readSpine(path);
  await checkAll(spine);
  const written = new Set<string>();
  for (const { artifact, paths } of spine.artifacts) {
    if (!isTextArtifact(artifact)) continue;
    for (const one of paths) {
      // Read again: another entry may have changed the same file.
      const { file, pins } = await readPins(spine, artifact, one);
      const text = applyPins(file.text, pins);
      if (text === file.text) continue;
      await writeTextFile(join(spine.folder, one), { ...file, text });
      written.add(one);
    }
  }
  return { ...(await checkAll(spine)), written: [...written] };
}

/** A file that `syncSpine` would write, with the text it would have. */
export interface PlannedText {
  /** From the folder of spine.toml. */
  readonly path: string;
  /** Without a byte order mark, if the file has one. */
  readonly text: string;
}

/**
 * What `syncSpine` would write, for those who write it themselves. Several entries about one file make one text.
 * Throws what `checkSpine` throws.
 */
export async function planSpine(path: string): Promise<readonly PlannedText[]> {
  const spine = await readSpine(path);
  const texts = new Map<string, { readonly before: string; readonly after: string }>();
  for (const { artifact, paths } of spine.artifacts) {
    if (!isTextArtifact(artifact)) continue;
    for (const one of paths) {
      const { before, after } = texts.get(one) ?? (await unchanged(join(spine.folder, one)));
      texts.set(one, { before, after: applyPins(after, await pinsOf(spine, artifact, one, after)) });
    }
  }
  return [...texts].flatMap(([one, { before, after }]) => (before === after ? [] : [{ path: one, text: after }]));
}

async function unchanged(path: string): Promise<{ readonly before: string; readonly after: string }> {
  const { text } = await readTextFile(path);
  return { before: text, after: text };
}

async function checkAll(spine: Spine, published?: RegistrySessionOptions): Promise<SpineReport> {
  const artifacts: CheckedArtifact[] = [];
  const findings: SpineFinding[] = [];
  const notAsked: string[] = [];
  for (const found of spine.artifacts) {
    if (found.paths.length === 0) findings.push(artifactMissing(found.artifact));
    for (const path of found.paths) {
      const checked = await checkOne(spine, found.artifact, path, published);
      if (checked === undefined) {
        notAsked.push(path);
        continue;
      }
      artifacts.push({ kind: found.artifact.kind, path, pins: checked.pins, wrong: checked.findings.length });
      findings.push(...checked.findings);
    }
  }
  const { version, source } = spine;
  const unknown = notAsked.length === 0 ? {} : { notAsked };
  return { ok: findings.length === 0, version, source, artifacts, findings, ...unknown };
}

/** Undefined for what lies in a registry, when registries are not asked. */
async function checkOne(
  spine: Spine,
  artifact: Artifact,
  path: string,
  published: RegistrySessionOptions | undefined,
): Promise<{ readonly pins: number; readonly findings: readonly SpineFinding[] } | undefined> {
  if (artifact.kind === 'oci-registry') {
    if (published === undefined) return undefined;
    return { pins: 1, findings: await checkPublished(spine.folder, artifact, spine.version, published) };
  }
  if (!isTextArtifact(artifact)) {
    return { pins: 1, findings: await checkBinary(spine.folder, path, artifact, spine.version) };
  }
  const { file, pins } = await readPins(spine, artifact, path);
  return { pins: pins.length, findings: checkText(file.text, artifact, path, pins) };
}

async function readPins(
  spine: Spine,
  artifact: TextArtifact,
  path: string,
): Promise<{ readonly file: TextFile; readonly pins: readonly Pin[] }> {
  const file = await readTextFile(join(spine.folder, path));
  return { file, pins: await pinsOf(spine, artifact, path, file.text) };
}

async function pinsOf(spine: Spine, artifact: TextArtifact, path: string, text: string): Promise<readonly Pin[]> {
  const { version, npmNames } = spine;
  const context: PinContext = { path, version, npmNames, imageDigest: await imageDigest(spine, artifact) };
  return findPins(text, artifact, context);
}

async function imageDigest({ folder, version }: Spine, artifact: TextArtifact): Promise<string | undefined> {
  if (!('layout' in artifact) || artifact.layout === undefined) return undefined;
  return (await readOciLayout(join(folder, artifact.layout), version)).digest;
}

function artifactMissing(artifact: Artifact): SpineFinding {
  const fix = 'correct the path in spine.toml, or build what it names';
  const path = artifact.kind === 'oci-registry' ? artifact.image : artifact.path;
  return { rule: 'artifact-missing', path, what: artifact.kind, fix };
}
