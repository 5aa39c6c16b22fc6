import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { runOffline } from '@nuspine/manifest/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { mustRun } from '../src/run-program.ts';
import { writeRestoredLayout } from '../src/tampered-restore.ts';

const skipped = await reasonToSkip(['dotnet', 'npm', 'git']);
const RESTORE = ['dotnet', 'restore', '--locked-mode', '--force'];

describe.skipIf(skipped !== undefined)(`commands with nothing but the layout ${skipped ?? ''}`, () => {
  let root: string;

  beforeAll(async () => {
    root = await temporaryFolder();
    await writeRestoredLayout(root);
    await writeFile(join(root, '.gitignore'), 'bin/\nobj/\n');
    await mustRun('git', ['init', root]);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const environment = process.env;

  it('lets dotnet restore and build, which ask for nothing', async () => {
    await rm(join(root, 'local-nugets/packages'), { recursive: true });
    expect(await runOffline(root, RESTORE, { environment })).toMatchObject({ ok: true, contacts: [] });
    await writeFile(join(root, 'Class.cs'), 'public class A { }');
    expect(await runOffline(root, ['dotnet', 'build', '--no-restore'], { environment })).toMatchObject({
      ok: true,
      contacts: [],
    });
  });

  const REMOTE = 'https://feed.example.test/v3/index.json';

  it.each([
    [
      'an extra source',
      ['sh', '-c', `dotnet restore --force -p:RestoreAdditionalProjectSources=${REMOTE}`],
      'feed.example.test',
      443,
      /dotnet/,
    ],
    [
      'a source in place of the layout',
      ['sh', '-c', `dotnet restore --force --source ${REMOTE}`],
      'feed.example.test',
      443,
      /dotnet/,
    ],
    [
      'npm',
      ['npm', 'view', 'left-pad', '--registry=http://registry.example.test/'],
      'registry.example.test',
      80,
      /npm/,
    ],
    ['git', ['git', 'ls-remote', 'https://git.example.test/a.git'], 'git.example.test', 443, /git/],
    [
      'Node',
      [process.execPath, '--eval', "fetch('http://node.example.test:8080').catch(() => '')"],
      'node.example.test',
      8080,
      /node/,
    ],
  ])('names process, host and port of %s, whatever the exit code', async (_, command, host, port, by) => {
    const report = await runOffline(root, command, { environment });
    expect(report.ok).toBe(false);
    const contact = report.contacts.find((one) => one.host === host && one.port === port);
    expect(contact?.process).toMatch(by);
    expect(report.findings.map(({ code }) => code)).toContain('remote-contact');
  });

  it.each([
    ['an argument', {}, ['dotnet', 'restore', '--source', REMOTE], 'bypass-in-command'],
    ['a property', {}, ['dotnet', 'restore', `-p:RestoreSources=${REMOTE}`], 'bypass-in-command'],
    ['a variable', { RestoreAdditionalProjectSources: REMOTE }, ['dotnet', 'restore'], 'bypass-in-environment'],
  ])('runs nothing where %s leads elsewhere', async (_, variables, command, code) => {
    const report = await runOffline(root, command, { environment: { ...environment, ...variables } });
    expect(report).not.toHaveProperty('exitCode');
    expect(report.findings.map((one) => one.code)).toContain(code);
  });

  it('says which package is missing before dotnet runs', async () => {
    await rm(join(root, 'local-nugets/Leaf.1.0.0.nupkg'));
    const report = await runOffline(root, RESTORE, { environment });
    expect(report).not.toHaveProperty('exitCode');
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: 'binary-missing', path: 'local-nugets/Leaf.1.0.0.nupkg' }),
    );
  });
});
