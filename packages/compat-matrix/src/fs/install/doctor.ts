import { lstat, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '@nuspine/primitives';
import type { DoctorProblem, DoctorReport, ListReport } from '../../install/install-reports.ts';
import type { Installation } from '../../install/installation.ts';
import { installRefusals } from '../../install/judge-installation.ts';
import { RULES_FILE } from '../bundle/write-bundle-archive.ts';
import { readMatrixFile } from '../read-matrix-file.ts';
import { STAGING } from './change-installation.ts';
import { generationFolder } from './current-pointer.ts';
import { readManifests } from './install.ts';
import { contentFolder, storedProblems } from './package-store.ts';
import { readInstallation } from './read-installation.ts';

/** Says what is installed. Throws `MATRIX_INSTALL_INVALID`. */
export async function listInstallation(root: string): Promise<ListReport> {
  const installation = await readInstallation(root);
  if (installation === undefined) return { root };
  return { root, current: join(root, generationFolder(installation.generation)), installation };
}

const AGAIN = 'uninstall everything, and install it again';

/** Compares every file of what is installed with what was installed, and says what is wrong. Changes nothing. */
export async function doctor(root: string): Promise<DoctorReport> {
  const leftovers = await leftoverProblems(root);
  const found = await readInstallation(root).catch((error: unknown) => pointerProblem(error));
  if (found === undefined) return report(root, 0, leftovers);
  if ('fix' in found) return report(root, 0, [found, ...leftovers]);
  const problems: DoctorProblem[] = [];
  for (const part of found.parts) problems.push(...(await partProblems(root, found, part)));
  return report(root, found.parts.length, [...problems, ...(await setProblems(root, found)), ...leftovers]);
}

function report(root: string, checked: number, problems: readonly DoctorProblem[]): DoctorReport {
  return { ok: problems.length === 0, root, checked, problems };
}

function pointerProblem(error: unknown): DoctorProblem {
  const isOurs = error instanceof CodedError || (error instanceof Error && 'syscall' in error);
  if (!isOurs) throw error;
  return { kind: 'pointer', message: error.message, fix: 'nuspine bundle rollback, or install again' };
}

async function partProblems(
  root: string,
  { generation }: Installation,
  { component, digest }: Installation['parts'][number],
): Promise<readonly DoctorProblem[]> {
  const messages = await storedProblems(root, digest).catch((error: unknown) => [
    `package of ${component} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  ]);
  const link = join(root, generationFolder(generation), component);
  const target = await readlink(link).catch(() => undefined);
  const isRight = target?.replaceAll('\\', '/').endsWith(contentFolder(digest).replaceAll('\\', '/')) === true;
  return [
    ...messages.map((message): DoctorProblem => ({ kind: 'package', message, fix: AGAIN })),
    ...(isRight ? [] : [{ kind: 'link', message: `${link} does not lead to its package`, fix: AGAIN } as const]),
  ];
}

async function setProblems(root: string, { generation, parts }: Installation): Promise<readonly DoctorProblem[]> {
  try {
    const matrix = await readMatrixFile(join(root, generationFolder(generation), RULES_FILE));
    const refusals = installRefusals(matrix, parts, await readManifests(root, parts), { allowUnknown: true });
    return refusals.map(({ message }) => ({
      kind: 'incompatible',
      message,
      fix: 'install versions that work together',
    }));
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return [{ kind: 'incompatible', message: error.message, fix: AGAIN }];
  }
}

async function leftoverProblems(root: string): Promise<readonly DoctorProblem[]> {
  const found = await lstat(join(root, STAGING)).catch(() => undefined);
  if (found === undefined) return [];
  return [
    { kind: 'leftover', message: `${root} holds what an interrupted run left`, fix: 'the next install removes it' },
  ];
}
