import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { runJob } from '../../../src/fs/gate/run-job.ts';
import type { GateJob } from '../../../src/index.ts';
import { writeImage, writeSample } from '../../sample-spine.ts';
import { jobContext, nodeCommand } from './sample-gate.ts';

const SERVER = `require('http').createServer((request, response) => {
  response.statusCode = request.url === '/health' ? 200 : 404;
  response.end('healthy');
}).listen(Number(process.argv[1]), '127.0.0.1')`;

const server = (script: string): GateJob => ({
  name: 'web',
  kind: 'http-smoke',
  command: [...nodeCommand(script), '{port}'],
  paths: [
    { path: '/health', body: 'healthy' },
    { path: '/nowhere', status: 404 },
  ],
});
const cli = (script: string): GateJob => ({
  name: 'cli',
  kind: 'cli-smoke',
  command: nodeCommand(script),
  output: 'v1',
});
const tests = (script: string): GateJob => ({
  name: 'tests',
  kind: 'in-process',
  command: nodeCommand(script),
  count: 'ran (\\d+)',
});

describe('runJob', () => {
  it.each<[string, GateJob, object]>([
    ['a program', cli("console.log('v1')"), { facts: [{ name: 'exit code', value: '0' }] }],
    ['tests', tests("console.log('ran 3')"), { facts: [{ name: 'tests', value: '3' }] }],
    [
      'a server',
      server(SERVER),
      {
        facts: [
          { name: '/health', value: '200' },
          { name: '/nowhere', value: '404' },
        ],
      },
    ],
  ])('passes %s', async (_what, job, result) => {
    await withTemporaryFolder(async (folder) => {
      expect(await runJob(job, jobContext(folder))).toEqual(result);
    });
  });

  it.each<[string, GateJob, RegExp]>([
    ['a program that fails', cli('process.exit(4)'), /exited with 4$/],
    ['a program that says something else', cli("console.log('v2')"), /did not print "v1": v2$/],
    ['a program that hangs', cli('setInterval(() => 0, 1000)'), /did not end in time$/],
    ['a program that is not there', { name: 'cli', kind: 'cli-smoke', command: ['no-such'] }, /GATE_PROGRAM_MISSING/],
    ['tests that fail', tests("console.log('ran 3'); process.exit(1)"), /test command exited with 1/],
    ['tests that are none', tests("console.log('ran 0')"), /^no test ran$/],
    [
      'a server that ends',
      server("console.error('no config'); process.exit(1)"),
      /ended before .* exited with 1: no config$/,
    ],
    [
      'a server with another status',
      server(SERVER.replace('200', '500')),
      /^\/health was not right in time: \/health answered 500, not 200$/,
    ],
    ['a server with another body', server(SERVER.replace("'healthy'", "'ill'")), /answered without "healthy": ill$/],
    [
      'a server that does not listen',
      server('setInterval(() => 0, 1000)'),
      /^\/health was not right in time: nothing listens$/,
    ],
    [
      'a server that is not there',
      { name: 'web', kind: 'http-smoke', command: ['no-such'], paths: [{ path: '/' }] },
      /GATE_PROGRAM_MISSING/,
    ],
  ])('fails %s', async (_what, job, reason) => {
    await withTemporaryFolder(async (folder) => {
      expect((await runJob(job, jobContext(folder, 0.8))).reason).toMatch(reason);
    });
  });

  it('looks into an image, whose damage is a reason', async () => {
    await withTemporaryFolder(async (folder) => {
      const job: GateJob = { name: 'image', kind: 'image', layout: 'out', tag: '1.0.0' };
      expect((await runJob(job, jobContext(folder))).reason).toMatch(/^SOURCE_READ_FAILED: .*index\.json$/);
      const digest = await writeImage(join(folder, 'out'), '1.0.0');
      expect(await runJob(job, jobContext(folder))).toEqual({ facts: [{ name: '1.0.0', value: digest }] });
      await writeSample(folder, `out/blobs/sha256/${digest.slice('sha256:'.length)}`, 'damaged');
      expect((await runJob(job, jobContext(folder))).reason).toMatch(
        /^SPINE_ARTIFACT_INVALID: blob has another digest/,
      );
    });
  });

  it('says that there is no SDK, and no project', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeSample(folder, 'App.csproj', '<Project/>');
      const context = { ...jobContext(folder), environment: { PATH: folder } };
      const graph: GateJob = { name: 'graph', kind: 'pack-graph', projects: ['*.csproj'], packages: [] };
      const consumer: GateJob = { name: 'use', kind: 'nuget-consumer', projects: ['App.csproj'], consumer: '.' };
      for (const job of [graph, consumer]) {
        expect((await runJob(job, context)).reason).toMatch(/^GATE_PROGRAM_MISSING: .*: dotnet$/);
      }
      expect((await runJob({ ...graph, projects: ['*.fsproj'] }, context)).reason).toBe('no project is *.fsproj');
    });
  });
});
