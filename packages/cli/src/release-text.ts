import type {
  CreateBundleReport,
  DoctorReport,
  InstallReport,
  ListReport,
  PublishBundleReport,
  TestBundleReport,
} from '@nuspine/compat-matrix';
import { sizeText } from './size-text.ts';
import { textTable } from './text-table.ts';

interface Refusal {
  readonly kind: string;
  readonly message: string;
}

/** Why something was not done, one reason a line. */
function refusalText(refusals: readonly Refusal[], verdict: string): string {
  return `${textTable(refusals.map(({ kind, message }) => [kind, message]))}${verdict}\n`;
}

export function createText(report: CreateBundleReport): string {
  if (!report.created) return refusalText(report.refusals, 'not made');
  const { bundle, path, size, digest } = report;
  const parts = bundle.parts.map((part) => [part.component, part.version, part.package, sizeText(part.size)]);
  const head = ['component', 'version', 'package', 'size'];
  return `${textTable([head, ...parts], [3])}${bundle.state}\nmade ${path}: ${sizeText(size)}, ${digest}\n`;
}

export function testText(report: TestBundleReport): string {
  if ('refusals' in report) return refusalText(report.refusals, 'not tested');
  const upgrades = report.upgrades.map(({ from, result }) => [`upgrade from ${from}`, result]);
  const rows = [['fresh installation', report.result], ...upgrades];
  const failed = [report, ...report.upgrades].filter(({ result }) => result !== 'passed');
  return `${textTable(rows)}${failed.map(({ output }) => output).join('')}${report.ok ? 'ok' : 'not ok'}: ${report.id}\n`;
}

export function publishText(report: PublishBundleReport): string {
  if (!report.published) return refusalText(report.refusals, 'not published');
  const { bundle, files, changed } = report;
  const verdict = changed ? 'published' : 'was published already:';
  return `${files.map((file) => `${file}\n`).join('')}${verdict} ${bundle.name} ${bundle.version}\n`;
}

export function installText(report: InstallReport): string {
  if (!report.installed) return refusalText(report.refusals, `nothing was changed in ${report.root}`);
  const { installation, added, removed, changed, root } = report;
  const moved = [
    ...removed.map(({ component, version }) => ['-', component, version]),
    ...added.map(({ component, version }) => ['+', component, version]),
  ];
  const { bundle, parts, generation } = installation;
  if (parts.length === 0) return `${textTable(moved)}nothing is installed in ${root} any more\n`;
  const what = bundle === undefined ? `${String(parts.length)} components` : `${bundle.name} ${bundle.version}`;
  const state = changed ? 'is current in' : 'was current already in';
  return `${textTable(moved)}${what} ${state} ${root}, generation ${String(generation)}\n`;
}

export function listText({ root, installation }: ListReport): string {
  if (installation === undefined) return `nothing is installed in ${root}\n`;
  const { parts, bundle, generation } = installation;
  const rows = parts.map(({ component, version, kind, digest }) => [component, version, kind, digest.slice(0, 19)]);
  const of = bundle === undefined ? '' : ` of ${bundle.name} ${bundle.version}`;
  const head = ['component', 'version', 'kind', 'digest'];
  return `${textTable([head, ...rows])}${String(parts.length)} components${of}, generation ${String(generation)}\n`;
}

export function doctorText({ ok, checked, problems }: DoctorReport): string {
  const lines = problems.map(({ kind, message, fix }) => `${kind}  ${message}\n  fix: ${fix}\n`);
  const count = `${String(checked)} packages, ${String(problems.length)} problems`;
  return `${lines.join('')}${ok ? 'ok' : 'not ok'}: ${count}\n`;
}
