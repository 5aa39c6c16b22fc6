import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CodedError, type Environment } from '@nuspine/primitives';
import type { InstallReport } from '../../install/installation.ts';
import { pointerKind } from '../install/current-pointer.ts';
import { doctor, listInstallation } from '../install/doctor.ts';
import { install } from '../install/install.ts';
import { rollBack, uninstall } from '../install/roll-back.ts';

/** What the installer may touch of the world. */
export interface InstallerIo {
  readonly environment: Environment;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
}

const USAGE = `usage: node nuspine-install.cjs install <archive or component...> [--from <registry>] [--digest <sha256:...>] [--root <folder>]
       node nuspine-install.cjs list | rollback | doctor [--root <folder>]
       node nuspine-install.cjs uninstall [component...] [--root <folder>]`;

/** Exit codes as the command line of Nuspine has them: 0 yes, 1 no, 2 usage, 3 bad input. */
const EXIT = { ok: 0, no: 1, usage: 2, bad: 3 } as const;

/** The installer that needs Node and nothing else. Returns its exit code. */
export async function runInstaller(argv: readonly string[], io: InstallerIo): Promise<number> {
  try {
    return await run(argv, io);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const isUsage = String(error.code).startsWith('ERR_PARSE_ARGS');
    io.printError(isUsage ? `${error.message}\n${USAGE}` : errorLines(error));
    return isUsage ? EXIT.usage : EXIT.bad;
  }
}

async function run(argv: readonly string[], io: InstallerIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { root: { type: 'string' }, from: { type: 'string' }, digest: { type: 'string' } },
  });
  const [verb, ...rest] = positionals;
  const { from, digest } = values;
  const root = values.root ?? io.environment['NUSPINE_ROOT'] ?? join(homedir(), '.nuspine');
  if (verb === 'install' && rest.length > 0) {
    const report = await install({
      root,
      requests: rest,
      environment: io.environment,
      ...(from === undefined ? {} : { from }),
      ...(digest === undefined ? {} : { digest }),
    });
    return told(report, io);
  }
  if (verb === 'rollback') return told(await rollBack({ root }), io);
  if (verb === 'uninstall') return told(await uninstall(rest, { root }), io);
  if (verb === 'list') {
    const { installation } = await listInstallation(root);
    for (const { component, version } of installation?.parts ?? []) io.print(`${component} ${version}`);
    return installation === undefined ? EXIT.no : EXIT.ok;
  }
  if (verb !== 'doctor') {
    io.printError(USAGE);
    return EXIT.usage;
  }
  const { ok, problems, checked } = await doctor(root);
  for (const { message, fix } of problems) io.printError(`${message}\n  fix: ${fix}`);
  io.print(`${ok ? 'ok' : 'not ok'}: ${String(checked)} packages`);
  return ok ? EXIT.ok : EXIT.no;
}

function told(report: InstallReport, io: InstallerIo): number {
  if (!report.installed) {
    for (const { message } of report.refusals) io.printError(`not installed: ${message}`);
    return EXIT.no;
  }
  for (const line of installLines(report)) io.print(line);
  return EXIT.ok;
}

/** What was done, and what to do next. */
function installLines({
  installation,
  changed,
  current,
  root,
}: InstallReport & { readonly installed: true }): readonly string[] {
  const { bundle, parts } = installation;
  if (parts.length === 0) return [`nothing is installed in ${root} any more`];
  // On Windows nothing but a file says which generation is current.
  const place = pointerKind() === 'link' ? join(root, 'current') : current;
  const what = bundle === undefined ? 'installed' : `installed ${bundle.name} ${bundle.version}`;
  return [
    changed ? `${what} in ${root}` : `${what} in ${root} already`,
    ...parts.map(({ component, version }) => `  ${component} ${version}`),
    '',
    'next:',
    `  use it:           ${join(place, parts[0]?.component ?? '')}`,
    `  check it:         node nuspine-install.cjs doctor --root ${root}`,
    `  take it back:     node nuspine-install.cjs rollback --root ${root}`,
  ];
}

function errorLines(error: Error & { readonly code: unknown }): string {
  const details = error instanceof CodedError ? Object.entries(error.details) : [];
  const shown = details.filter(([name, value]) => name !== 'cause' && value !== undefined);
  const lines = shown.map(([name, value]) => `  ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return [`error ${String(error.code)}: ${error.message}`, ...lines, '  nothing that is installed was changed'].join(
    '\n',
  );
}
