import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Environment } from '@nuspine/primitives';
import { withTemporaryFolder, writeFileAtomically } from '@nuspine/primitives/fs';
import semver from 'semver';
import type { PublishedBundle } from '../../bundle/bundle-registry.ts';
import type { TestBundleReport, TestedUpgrade } from '../../bundle/bundle-reports.ts';
import { MatrixError } from '../../errors.ts';
import { proofTable } from '../../format-rules.ts';
import type { InstallRefusal } from '../../install/installation.ts';
import type { Matrix, Proof } from '../../matrix.ts';
import { parseMatrix } from '../../parse-matrix.ts';
import { findPath } from '../../path/find-path.ts';
import { install } from '../install/install.ts';
import { type AssembledBundle, assembleBundle, type AssembleOptions } from './assemble-bundle.ts';
import { readRegistry } from './read-registry.ts';
import { type CommandOutcome, isolatedEnvironment, runCommand } from './run-command.ts';
import { writeBundleArchive } from './write-bundle-archive.ts';

export interface TestBundleOptions extends Omit<AssembleOptions, 'allowUntested'> {
  /** Folder with the bundles that are published; upgrades are tried from those that are supported. */
  readonly registry?: string;
  /** The day of the run, as `2026-09-01`. */
  readonly now: string;
  /** Where the run can be looked up. */
  readonly run?: string;
  readonly environment: Environment;
  /** Milliseconds for each command; half an hour by default. */
  readonly timeout?: number;
  /** Whether the result is written into `versions.toml`. True by default. */
  readonly record?: boolean;
}

const HALF_AN_HOUR = 1_800_000;

/**
 * Installs exactly the set of a bundle where nothing else is, runs the command of `[release]` against it, and does the same
 * after an upgrade from each supported bundle of a registry. The result is added to `versions.toml` as a `[[proof]]`. Throws
 * `MATRIX_TEST_MISSING`, and what `assembleBundle` and `install` throw.
 */
export async function testBundle(options: TestBundleOptions): Promise<TestBundleReport> {
  const assembled = await assembleBundle({ ...options, allowUntested: true });
  const { refusals, matrix } = assembled;
  const { test, upgradeTest = test } = matrix.release;
  if (refusals.length > 0) return { ok: false, id: options.id, refusals };
  if (test === undefined || upgradeTest === undefined) {
    throw new MatrixError('MATRIX_TEST_MISSING', 'no command tests a bundle', {
      path: options.matrix,
      wanted: '[release] test',
    });
  }
  return withTemporaryFolder(async (folder) => {
    const archive = (await writeBundleArchive(folder, assembled.content)).path;
    const room = { folder, archive, assembled, options };
    const fresh = await tried({ ...room, name: 'fresh', command: test });
    if ('refusals' in fresh) return { ok: false, id: options.id, refusals: fresh.refusals };
    const upgrades: TestedUpgrade[] = [];
    for (const bundle of await predecessors(options, assembled)) {
      upgrades.push(
        await triedUpgrade({ ...room, name: `from-${bundle.name}-${bundle.version}`, command: upgradeTest }, bundle),
      );
    }
    return recorded(options, assembled, fresh, upgrades);
  });
}

interface Room {
  readonly folder: string;
  readonly name: string;
  readonly archive: string;
  readonly command: readonly string[];
  readonly assembled: AssembledBundle;
  readonly options: TestBundleOptions;
}

type Tried = CommandOutcome | { readonly refusals: readonly InstallRefusal[] };

/** Installs the bundle, after another one if there is one, and runs the command where nothing else is. */
async function tried(
  { folder, name, archive, command, assembled, options }: Room,
  before?: PublishedBundle,
): Promise<Tried> {
  const [root, home] = [join(folder, name, 'root'), join(folder, name, 'home')];
  await mkdir(home, { recursive: true });
  const environment = { OFFLINE: '1' };
  if (before !== undefined) {
    const first = await install({
      root,
      requests: [`${before.name}@${before.version}`],
      ...fromRegistry(options),
      environment,
      allowUnknown: true,
    });
    if (!first.installed) return first;
  }
  const done = await install({ root, requests: [archive], environment, allowUnknown: true });
  if (!done.installed) return done;
  const own = {
    NUSPINE_BUNDLE: assembled.content.document.id,
    NUSPINE_ROOT: root,
    NUSPINE_CURRENT: done.current,
    ...(before === undefined ? {} : { NUSPINE_UPGRADED_FROM: before.id }),
  };
  return runCommand({
    command,
    cwd: dirname(resolve(options.matrix)),
    environment: isolatedEnvironment(options.environment, home, own),
    timeout: options.timeout ?? HALF_AN_HOUR,
  });
}

function fromRegistry({ registry }: TestBundleOptions): { readonly from?: string } {
  return registry === undefined ? {} : { from: registry };
}

/** An upgrade is tried where the rules have a way for it. */
async function triedUpgrade(room: Room, before: PublishedBundle): Promise<TestedUpgrade> {
  const { assembled, options } = room;
  const target = assembled.content.document.parts;
  const kept = before.parts.filter(({ component }) => target.some((part) => part.component === component));
  const path = findPath(assembled.matrix, kept, target, { accept: [], now: options.now, allowUnknown: true });
  if (!path.found) return { from: before.id, result: 'no-path', output: '' };
  const outcome = await tried(room, before);
  if ('refusals' in outcome) {
    return { from: before.id, result: 'failed', output: outcome.refusals.map(({ message }) => message).join('\n') };
  }
  return { from: before.id, result: outcome.passed ? 'passed' : 'failed', output: outcome.output };
}

/** Published bundles of that name that are older and still supported. */
async function predecessors(
  { registry, now }: TestBundleOptions,
  { content }: AssembledBundle,
): Promise<readonly PublishedBundle[]> {
  if (registry === undefined) return [];
  const { name, version } = content.document;
  return supportedBefore(await readRegistry(registry), { name, version }, now);
}

/** Of a registry, the releases of a name from which an upgrade to a version is expected to work on a day. */
export function supportedBefore(
  { bundles }: { readonly bundles: readonly PublishedBundle[] },
  release: { readonly name: string; readonly version: string },
  now: string,
): readonly PublishedBundle[] {
  return bundles.filter(
    ({ name, version, ltsUntil }) =>
      name === release.name && semver.lt(version, release.version) && (ltsUntil === undefined || ltsUntil >= now),
  );
}

async function recorded(
  { matrix: path, id, now: date, run = `nuspine bundle test ${id}`, record = true }: TestBundleOptions,
  { content, matrix }: AssembledBundle,
  { passed, output }: CommandOutcome,
  upgrades: readonly TestedUpgrade[],
): Promise<TestBundleReport> {
  const { parts } = content.document;
  const digests = new Map(parts.map(({ component, digest }) => [component, digest]));
  const upgradedFrom = upgrades.filter(({ result }) => result === 'passed').map(({ from }) => from);
  const result = passed ? 'passed' : 'failed';
  const pins = parts.map(({ component, version }) => ({ component, version }));
  if (record) await addProof(path, matrix, { pins, result, date, run, digests, upgradedFrom });
  const ok = passed && upgrades.every((upgrade) => upgrade.result === 'passed');
  return { ok, id, result, date, run, digests: Object.fromEntries(digests), upgrades, output };
}

/** Adds a run at the end of the file, whose every other byte stays: people write comments. */
async function addProof(path: string, matrix: Matrix, proof: Omit<Proof, 'at'>): Promise<void> {
  const text = await readFile(path, 'utf8');
  const added = `${text.trimEnd()}\n\n${proofTable(proof)}\n`;
  if (parseMatrix(added).proofs.length !== matrix.proofs.length + 1) {
    throw new MatrixError('MATRIX_DOCUMENT_INVALID', 'file changed while its bundle was tested', { path });
  }
  await writeFileAtomically(path, (sink) => sink.write(Buffer.from(added, 'utf8')));
}
