import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, sortFindings } from '../../finding.ts';
import { judgeVendoredFile, kindsOf, VENDORED_CODES } from '../../judge-vendored-file.ts';
import { layoutPlaces, ownersIn } from '../../layout-places.ts';
import { detectionsOf, examineFiles, type ExaminedFiles } from '../examine/examine-files.ts';
import type { KnownBefore } from '../examine/examine-share.ts';
import type { Looker } from '../examine/look-in-threads.ts';
import { digestAt, MARK, NO_KIND, pathAt, sizeAt } from '../examine/file-table.ts';
import { listingSource } from '../layout-listing.ts';
import type { ScannedFiles } from '../scan-layout.ts';
import { diskState, documentDigest, isSameState } from './disk-state.ts';
import { unfinishedPlace } from '../unfinished-files.ts';
import type { LayoutCache, RememberedLayout } from './layout-cache.ts';
import type { LayoutVerdict, RememberedDocument, RememberedVerdict, UnsoundFile } from './layout-verdict.ts';

/** What is known of the files now, the verdict, and what to remember from now on if that is worth writing. */
export interface RenewedVerdict {
  readonly files: ScannedFiles;
  /** Absent when something has changed so that all must be judged anew. */
  readonly verdict?: LayoutVerdict;
  readonly renewed?: RememberedLayout;
}

/** Reading so much again each time takes longer than to write down what it is now. */
const STALE_FILES = 1_000;
const STALE_BYTES = 64 * 2 ** 20;

/**
 * The verdict on a layout of which nothing has changed since an earlier run but the bytes of vendored files, and files that
 * have no part in it. Throws `SOURCE_READ_FAILED`.
 */
export async function verifyRemembered(
  root: string,
  { files, verdict }: RememberedLayout,
  { turn, startedAt }: Pick<LayoutCache, 'turn' | 'startedAt'>,
  lookers?: readonly Looker[],
): Promise<RenewedVerdict> {
  if (verdict === undefined || !(await isSameAround(root, verdict))) return { files };
  const examined = await examineFiles(root, files, { turn, ...(lookers === undefined ? {} : { lookers }) });
  const { table, kinds, changes, stale } = examined;
  const known = { ...files, kinds };
  if (changes.length !== countChanged(table.marks)) return { files: known };
  const judged = changes.map((change) => judgeChange(examined, change, verdict));
  if (judged.some((one) => one === undefined)) return { files: known };
  const changed = new Map(judged.flatMap((one) => (one === undefined ? [] : [[one.path, one]])));
  const others = verdict.findings.filter(({ code, path }) => !(VENDORED_CODES.has(code) && changed.has(path)));
  const findings = sortFindings([...others, ...[...changed.values()].flatMap((one) => one.findings)]);
  const isTouched = verdict.documents.some(
    ({ path, isThere, state }) => isThere && !isSameState(diskState(join(root, path)), state),
  );
  if (stale.files < STALE_FILES && stale.bytes < STALE_BYTES && !isTouched)
    return { files: known, verdict: { ...verdict, findings } };
  const unsound = [...verdict.unsound.filter(({ path }) => !changed.has(path)), ...changed.values()].map(asUnsound);
  const { rememberDocument } = await import('./remember-layout.ts');
  const documents = verdict.documents.map(({ path }) => rememberDocument(root, path, startedAt));
  const next = { ...verdict, findings, documents, unsound };
  return { files: known, verdict: next, renewed: { files: known, verdict: next } };
}

/** Configuration, manifests, and what files there are. */
async function isSameAround(root: string, verdict: RememberedVerdict): Promise<boolean> {
  return (
    verdict.existing.every(([path, isThere]) => existsSync(join(root, path)) === isThere) &&
    verdict.folders.every(({ path, state }) => isSameState(diskState(join(root, path)), state)) &&
    verdict.documents.every((document) => isSameDocument(root, document)) &&
    (await listingSource(root)) === verdict.source
  );
}

function isSameDocument(root: string, { path, isThere, state, digest }: RememberedDocument): boolean {
  const place = join(root, path);
  const found = diskState(place);
  if (found === undefined || !isThere) return found === undefined && !isThere;
  return isSameState(found, state) || documentDigest(place) === digest;
}

function countChanged(marks: Uint8Array): number {
  let count = 0;
  for (let at = marks.indexOf(MARK.changed); at >= 0; at = marks.indexOf(MARK.changed, at + 1)) count++;
  return count;
}

function asUnsound({ path, listed }: UnsoundFile): UnsoundFile {
  return listed === undefined ? { path } : { path, listed };
}

/** A vendored file that is another one now. */
interface JudgedChange extends UnsoundFile {
  readonly findings: readonly Finding[];
}

/** Only of a vendored binary that still is one: whatever else changes may say something about other files. */
function judgeChange(
  { table, kinds }: ExaminedFiles,
  before: KnownBefore,
  { config, unsound }: RememberedVerdict,
): JudgedChange | undefined {
  const { index } = before;
  const path = pathAt(table, index);
  const detections = detectionsOf(kinds);
  const [was = [], is = []] = [detections[before.kind], detections[table.kinds[index] ?? NO_KIND]];
  const isPlain = [was, is].every((found) => found.length > 0 && found.every(({ by }) => by !== 'pointer'));
  if (
    !isPlain ||
    unfinishedPlace(path) !== undefined ||
    !layoutPlaces(config).isVendored(path) ||
    before.digest === undefined
  )
    return undefined;
  const owner = ownersIn(config)(path);
  const facts = { path, size: sizeAt(table, index), digest: digestAt(table, index), kind: kindsOf(is), owner };
  const asListed = { size: before.size, digest: before.digest, kind: kindsOf(was), owner };
  const known = unsound.find((other) => other.path === path);
  // What was sound was what the manifest lists.
  const listed = known === undefined ? asListed : known.listed;
  return { path, ...(listed === undefined ? {} : { listed }), findings: judgeVendoredFile(facts, listed) };
}
