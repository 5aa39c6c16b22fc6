import { join } from 'node:path';
import { type Finding, finding, sortFindings } from '../finding.ts';
import { judgeLayout } from '../judge-layout.ts';
import { manifestPaths, type Manifests, nextManifests } from '../manifests.ts';
import { formatDocument } from '../read-document.ts';
import { type DocumentChange, documentChange, type UpdateReport } from '../update-report.ts';
import { changeSettled } from './bundle/change-settled.ts';
import { readSettled } from './bundle/settled-tree.ts';
import { readIfThere, readManifests, readOfflineConfig, requireRoot, writeLayoutFile } from './layout-files.ts';
import { requireCheckedOut } from './require-checked-out.ts';
import { requireNoLayoutAbove } from './require-no-layout-above.ts';
import { scanLayout } from './scan-layout.ts';

/**
 * Writes the three manifests as the files say them, and keeps what people wrote. Files that are right stay untouched.
 * Throws what `verifyLayout` throws, `MANIFEST_SPARSE_CHECKOUT`, `FOLDER_LOCKED` while another run changes the layout, and `FILE_WRITE_FAILED`.
 */
export async function updateLayout(root: string): Promise<UpdateReport> {
  requireRoot(root);
  return changeSettled(root, () => updateSettled(root));
}

/** The same for who changes the layout anyway. */
export async function updateSettled(root: string): Promise<UpdateReport> {
  const { report, stale } = await planUpdate(root);
  for (const { path, bytes } of stale) await writeLayoutFile(join(root, path), bytes);
  return report;
}

/** What `updateLayout` would change, as findings too. Nothing is written. */
export async function checkLayout(root: string): Promise<UpdateReport> {
  const { report, stale } = await readSettled(root, () => planUpdate(root));
  const findings = sortFindings([...report.findings, ...stale.map(({ path }) => finding('manifest-stale', path))]);
  return { ...report, ok: report.ok && stale.length === 0, findings };
}

/** A manifest that `updateLayout` would write. */
export interface PlannedManifest {
  /** From the root. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What `updateLayout` would write, for those who write it themselves. */
export async function plannedManifests(root: string): Promise<readonly PlannedManifest[]> {
  return (await readSettled(root, () => planUpdate(root))).stale;
}

interface UpdatePlan {
  readonly report: UpdateReport;
  /** Documents whose bytes would be others. */
  readonly stale: readonly PlannedManifest[];
}

async function planUpdate(root: string): Promise<UpdatePlan> {
  const config = await readOfflineConfig(root);
  requireNoLayoutAbove(root);
  const { manifests } = await readManifests(root, config);
  await requireCheckedOut(root, config, manifests);
  const facts = await scanLayout(root, config, { listed: manifests.vendor.files.map(({ path }) => path) });
  const next = nextManifests(facts, manifests);
  const paths = manifestPaths(config);
  const written = [
    { path: paths.packages, bytes: formatDocument(next.packages) },
    { path: paths.vendor, bytes: formatDocument(next.vendor) },
    { path: paths.bundles, bytes: formatDocument(next.bundles) },
  ];
  const stale: (typeof written)[number][] = [];
  for (const one of written) {
    const found = await readIfThere(join(root, one.path));
    if (found === undefined || !isSameText(found, one.bytes)) stale.push(one);
  }
  const findings: readonly Finding[] = judgeLayout(facts, next, config);
  const isStale = ({ path }: DocumentChange): boolean => stale.some((one) => one.path === path);
  const ok = findings.every(({ severity }) => severity !== 'error');
  return { report: { ok, changes: changesBetween(manifests, next, paths).filter(isStale), findings }, stale };
}

/** Git on Windows gives text the line ends of Windows unless it is told otherwise: of nothing has another been made by that. */
function isSameText(found: Uint8Array, wanted: Uint8Array): boolean {
  const is = Buffer.from(found.buffer, found.byteOffset, found.length);
  if (is.equals(wanted)) return true;
  return is.includes('\r\n') && Buffer.from(is.toString('latin1').replaceAll('\r\n', '\n'), 'latin1').equals(wanted);
}

function changesBetween(
  before: Manifests,
  after: Manifests,
  paths: Readonly<Record<keyof Manifests, string>>,
): readonly DocumentChange[] {
  return [
    documentChange(paths.packages, before.packages.packages, after.packages.packages, ({ file }) => file),
    documentChange(paths.vendor, before.vendor.files, after.vendor.files, ({ path }) => path),
    documentChange(paths.bundles, before.bundles.bundles, after.bundles.bundles, ({ path }) => path),
  ];
}
