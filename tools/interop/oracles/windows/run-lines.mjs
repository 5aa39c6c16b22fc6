// Runs command lines of nuspine one after the other: run-lines.mjs <file with lines> <file for answers>, both JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { Writable } from 'node:stream';
import { COMMANDS, runCli } from '@nuspine/cli';

const [lines, answers] = process.argv.slice(2);
const program = { commands: COMMANDS, version: '0.0.0' };

function text() {
  const chunks = [];
  const stream = new Writable({ write: (chunk, _encoding, done) => done(void chunks.push(chunk)) });
  return { stream, read: () => Buffer.concat(chunks).toString() };
}

async function run(argv) {
  const [stdout, stderr] = [text(), text()];
  const io = { stdout: stdout.stream, stderr: stderr.stream, env: process.env };
  const code = await runCli(argv, io, program);
  return { code, stdout: stdout.read(), stderr: stderr.read() };
}

const results = [];
for (const argv of JSON.parse(readFileSync(lines, 'utf8'))) results.push(await run(argv));
writeFileSync(answers, JSON.stringify(results));
