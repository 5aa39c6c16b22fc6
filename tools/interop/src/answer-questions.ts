// Answers the questions on standard input, one a line, with our packages: `pnpm -s oracle:nuget < questions.jsonl`.
import { createInterface } from 'node:readline';
import { answerLine } from './answer-line.ts';

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== '') process.stdout.write(`${await answerLine(line)}\n`);
}
