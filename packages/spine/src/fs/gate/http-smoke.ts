import { request } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { withTemporaryFolder } from '@nuspine/primitives/fs';
import type { Fact } from '../../gate/evidence.ts';
import { filledCommand } from '../../gate/filled-command.ts';
import type { HttpExpectation, HttpSmokeJob } from '../../gate/gate-file.ts';
import { endReason, type JobResult } from '../../gate/job-result.ts';
import { answerReason, type HttpAnswer } from '../../gate/judge-answer.ts';
import type { JobContext } from './job-context.ts';
import { type RunningProgram, startProgram } from './start-program.ts';

const HOST = '127.0.0.1';
const PAUSE = 100;
/** How long a wrong answer may become right. */
const SETTLE = 10_000;
/** An answer that takes longer is none: the next poll asks again. */
const PATIENCE = 5000;
const MAX_BODY = 2 ** 20;
const SPARE = 60;

/**
 * Starts a program and asks for each path until the answer is the one expected, or has been another for ten seconds, or time is up. The program is told a free port
 * as `{port}` in its arguments and as the variables PORT and ASPNETCORE_URLS, and is ended with everything it has started.
 * Throws `GATE_PROGRAM_MISSING`.
 */
export async function httpSmoke({ command, paths }: HttpSmokeJob, context: JobContext): Promise<JobResult> {
  const port = await freePort();
  const address = `http://${HOST}:${String(port)}`;
  const deadline = performance.now() + context.seconds * 1000;
  return withTemporaryFolder(async (scratch) => {
    const program = startProgram(filledCommand(command, { port: String(port), scratch }), {
      cwd: context.folder,
      env: { ...context.environment, PORT: String(port), ASPNETCORE_URLS: address },
      // It is ended below; its own time is for the case that nobody gets there.
      seconds: context.seconds + SPARE,
    });
    try {
      return await askAll(paths, { port, deadline, program });
    } finally {
      await program.kill().catch(() => undefined);
    }
  });
}

async function askAll(paths: readonly HttpExpectation[], poll: Poll): Promise<JobResult> {
  const facts: Fact[] = [];
  for (const expected of paths) {
    const reason = await pollPath(expected, poll);
    if (reason !== undefined) return { reason, facts };
    facts.push({ name: expected.path, value: String(expected.status ?? 200) });
  }
  return { facts };
}

interface Poll {
  readonly port: number;
  readonly deadline: number;
  readonly program: RunningProgram;
}

async function pollPath(expected: HttpExpectation, { port, deadline, program }: Poll): Promise<string | undefined> {
  const ended = program.end.then((end) => `program ended before it answered: ${endReason('it', end) ?? 'with 0'}`);
  let firstAnswer = Infinity;
  let last = 'nothing listens';
  for (let until = deadline; performance.now() < until; await sleep(PAUSE)) {
    const answer = await Promise.race([ask(port, expected.path), ended]);
    if (typeof answer === 'string') return answer;
    const reason = answer === undefined ? undefined : answerReason(expected, answer);
    if (answer !== undefined) firstAnswer = Math.min(firstAnswer, performance.now());
    if (answer !== undefined && reason === undefined) return undefined;
    last = reason ?? last;
    // What listens is there to be asked; it may have to warm up, but not for as long as it may take to build and start.
    if (answer !== undefined) until = Math.min(until, firstAnswer + SETTLE);
  }
  return `${expected.path} was not right in time: ${last}`;
}

/** Nothing if there is no answer. */
function ask(port: number, path: string): Promise<HttpAnswer | undefined> {
  return new Promise((resolve) => {
    const asked = request({ host: HOST, port, path, agent: false, timeout: PATIENCE }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        if (body.length < MAX_BODY) body += chunk;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body });
      });
      response.on('error', () => {
        resolve(undefined);
      });
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => {
      resolve(undefined);
    });
    asked.end();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}
