import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type GateReport } from '@nuspine/spine';
import { runGate, verifyPublished } from '@nuspine/spine/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GATE_FAULTS } from '../src/gate-faults.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { mustRun } from '../src/run-program.ts';

const skipped = await reasonToSkip(['dotnet', 'umoci', 'sh']);
const EXAMPLE = fileURLToPath(new URL('../../../examples/release-gate', import.meta.url));
const isDeep = process.env['NUSPINE_DEEP'] === '1';
const faults = GATE_FAULTS.filter(({ isQuick }) => isDeep || isQuick === true);
const options = { now: new Date('2026-01-01T00:00:00Z'), environment: process.env } as const;

function red({ jobs }: GateReport): Record<string, string | undefined> {
  return Object.fromEntries(jobs.filter(({ state }) => state !== 'passed').map(({ name, reason }) => [name, reason]));
}

describe.skipIf(skipped !== undefined)(`the gate of examples/release-gate ${skipped ?? ''}`, () => {
  let root: string;
  let proven: string;

  beforeAll(async () => {
    root = await temporaryFolder();
    proven = join(root, 'proven');
    await cp(EXAMPLE, proven, {
      recursive: true,
      filter: (path) => !/[/\\](bin|obj|out|\.gate)$/.test(path),
    });
    await mustRun('sh', ['make-image.sh'], { cwd: proven });
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('is open: a .NET consumer, programs, a server, tests, projects and an image of umoci', async () => {
    const report = await runGate(join(proven, 'gate.toml'), { ...options, parallel: 2 });
    expect(red(report)).toEqual({});
    const facts = report.jobs.flatMap((job) => job.facts.map(({ name }) => `${job.name}: ${name}`));
    expect(facts).toEqual([
      'consumer: Greeter 1.2.0',
      'consumer: Greeter.Words 1.2.0',
      'cli: exit code',
      'web: /health',
      'web: /greet/Ada',
      'web: /nowhere',
      'checks: tests',
      'packages: Greeter.Words',
      'packages: Greeter',
      'image: 1.2.0',
    ]);
    console.log(
      `gate: ${String(report.jobs.length)} jobs green, ${String(faults.length)} of ${String(GATE_FAULTS.length)} faults follow`,
    );
  });

  it.each(faults.map((fault) => [fault.what, fault] as const))('turns one job red for %s', async (_what, fault) => {
    const folder = join(root, 'faulty');
    await rm(folder, { recursive: true, force: true });
    await cp(proven, folder, { recursive: true });
    await fault.inject(folder);
    if (fault.job === 'image' && fault.reason.source.includes('blobs') === false) {
      await mustRun('sh', ['make-image.sh'], { cwd: folder });
    }
    const report = await runGate(join(folder, 'gate.toml'), { ...options, which: 'needed' });
    expect(red(report)).toEqual({ [fault.job]: expect.stringMatching(fault.reason) });
  });

  it('finds a package that was published with dotnet, and not one that was not', async () => {
    const feed = join(root, 'feed');
    await mustRun('dotnet', ['pack', 'Greeter.Words', '--output', feed, '--artifacts-path', join(root, 'packed')], {
      cwd: proven,
    });
    const asked = { id: 'Greeter.Words', framework: 'net10.0', seconds: 0, environment: process.env } as const;
    expect(await verifyPublished({ ...asked, version: '1.2.0', sources: [feed] })).toMatchObject({ ok: true });
    const absent = await verifyPublished({ ...asked, version: '1.3.0', sources: [feed] });
    expect(absent.reason).toBe('index has no Greeter.Words 1.3.0; its newest is 1.2.0');
    const other = await verifyPublished({ ...asked, version: '1.2.0', framework: 'net472', sources: [feed] });
    expect(other.reason).toMatch(/^restore exited with 1: .*error NU1\d+/);
  });
});
