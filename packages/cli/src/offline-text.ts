import type {
  ClosureReport,
  DocumentChange,
  Finding,
  OfflineReport,
  RemoteContact,
  RestoreReport,
  UpdateReport,
} from '@nuspine/manifest';
import type { InitReport } from '@nuspine/manifest/fs';

/** Every finding with what to do about it, then the answer. */
export function offlineReportText({ ok, checked, findings }: OfflineReport): string {
  const counts = Object.entries(checked)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${String(count)} ${name}`);
  return `${findingsText(findings)}${ok ? 'ok' : 'not ok'}: ${counts.join(', ') || 'nothing'} checked, ${tally(findings)}\n`;
}

/** What changes in each manifest, what people owe, then the answer. */
export function updateReportText({ ok, changes, findings }: UpdateReport, verb: string): string {
  const changed = changes.length === 0 ? 'nothing changes' : `${String(changes.length)} manifests ${verb}`;
  return `${changes.map(changeText).join('')}${findingsText(findings)}${ok ? 'ok' : 'not ok'}: ${changed}, ${tally(findings)}\n`;
}

/** Who asked for what, every finding, then the answer. */
export function restoreReportText(report: RestoreReport): string {
  const { ok, allowed, contacts, findings } = report;
  if (report.evidence === undefined)
    return `${findingsText(findings)}not ok: the command was not run, ${tally(findings)}\n`;
  const ran = ranText(report);
  const seen = `${String(contacts.length)} remote contacts ${allowed ? 'allowed' : 'refused'}`;
  return `${plainLines(contacts.map(contactText))}${findingsText(findings)}${ok ? 'ok' : 'not ok'}: ${ran}, ${seen}${layerText(report)}\n`;
}

function ranText({ exitCode }: RestoreReport): string {
  return exitCode === undefined ? 'the command did not run to its end' : `the command exited with ${String(exitCode)}`;
}

function contactText({ host, port, protocol, process, pid }: RemoteContact): string {
  const who = process === undefined ? 'a process' : `${process} (${String(pid ?? '?')})`;
  return protocol === 'dns'
    ? `${who} asked for the address of ${host}`
    : `${who} asked for ${host}:${String(port)} (${protocol})`;
}

function layerText({ evidence, noJail }: RestoreReport): string {
  const why = noJail === undefined ? '' : ` (no net jail: ${plain(noJail)})`;
  return evidence === 'net-jail' ? ', in a net jail' : `, as a proxy saw it${why}`;
}

/** What was fetched or deleted, every finding, then the answer. */
export function closureReportText({ ok, checked, changed, findings }: ClosureReport, verb: string): string {
  const { projects, wanted, held } = checked;
  const counts = `${String(projects)} projects need ${String(wanted)} packages, the layout has ${String(held)}`;
  const done = plainLines(changed.map((file) => `${verb} ${file}`));
  return `${done}${findingsText(findings)}${ok ? 'ok' : 'not ok'}: ${counts}, ${tally(findings)}\n`;
}

function plainLines(lines: readonly string[]): string {
  return lines.map((line) => `${plain(line.trimEnd())}\n`).join('');
}

export function initReportText({ written, kept }: InitReport): string {
  return [...written.map((path) => `wrote  ${path}\n`), ...kept.map((path) => `kept   ${path}\n`)].join('');
}

function changeText({ path, added, removed, changed }: DocumentChange): string {
  const signed = { '+': added, '-': removed, '~': changed };
  const lines = Object.entries(signed).flatMap(([sign, names]) => names.map((name) => `  ${sign} ${plain(name)}\n`));
  return `${plain(path)}${lines.length === 0 ? '  (no entry, but how it is written)' : ''}\n${lines.join('')}`;
}

export function findingsText(findings: readonly Finding[]): string {
  return findings.map(findingText).join('');
}

function findingText({ code, severity, path, rule, fix, wanted, found }: Finding): string {
  const operands = [
    wanted === undefined ? '' : `  wanted ${String(wanted)}`,
    found === undefined ? '' : `  found ${String(found)}`,
  ];
  return `${severity}  ${code}  ${plain(path)}${plain(operands.join(''))}\n  ${rule}: ${fix}\n`;
}

function tally(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return `${String(errors)} errors, ${String(findings.length - errors)} warnings`;
}

/** Names come from the tree, and may hold what would steer a terminal. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}|\p{Bidi_Control}/gu, '\uFFFD');
}
