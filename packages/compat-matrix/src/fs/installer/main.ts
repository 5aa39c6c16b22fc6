import process from 'node:process';
import { runInstaller } from './run-installer.ts';

void runInstaller(process.argv.slice(2), {
  environment: process.env,
  print: (text) => process.stdout.write(`${text}\n`),
  printError: (text) => process.stderr.write(`${text}\n`),
}).then((code) => {
  process.exitCode = code;
});
