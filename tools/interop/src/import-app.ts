// Run as a process of its own, so that it can be killed: imports a bundle as `nuspine offline import` does. With KILL_AT=n
// it is killed before the n-th change below its root; it prints how many changes there were.
import syncFs from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { resolve, sep } from 'node:path';

const [root = '', bundle = ''] = process.argv.slice(2);
const killAt = Number(process.env['KILL_AT'] ?? 0);
const base = resolve(root) + sep;
let changes = 0;

function count(...paths: readonly unknown[]): void {
  if (!paths.some((path) => typeof path === 'string' && resolve(path).startsWith(base))) return;
  changes += 1;
  if (changes === killAt) process.kill(process.pid, 'SIGKILL');
}

const { rename, link, rm, mkdir, chmod, copyFile, open } = fs;
Object.assign(fs, {
  rename: (...args: Parameters<typeof rename>) => (count(args[0], args[1]), rename(...args)),
  link: (...args: Parameters<typeof link>) => (count(args[0], args[1]), link(...args)),
  rm: (...args: Parameters<typeof rm>) => (count(args[0]), rm(...args)),
  mkdir: (...args: Parameters<typeof mkdir>) => (count(args[0]), mkdir(...args)),
  chmod: (...args: Parameters<typeof chmod>) => (count(args[0]), chmod(...args)),
  copyFile: (...args: Parameters<typeof copyFile>) => (count(args[1]), copyFile(...args)),
  open: (...args: Parameters<typeof open>) => (args[1] === 'r' ? undefined : count(args[0]), open(...args)),
});
const { renameSync, rmSync, mkdirSync, copyFileSync } = syncFs;
Object.assign(syncFs, {
  renameSync: (...args: Parameters<typeof renameSync>) => (count(args[0], args[1]), renameSync(...args)),
  rmSync: (...args: Parameters<typeof rmSync>) => (count(args[0]), rmSync(...args)),
  mkdirSync: (...args: Parameters<typeof mkdirSync>) => (count(args[0]), mkdirSync(...args)),
  copyFileSync: (...args: Parameters<typeof copyFileSync>) => (count(args[1]), copyFileSync(...args)),
});
syncBuiltinESMExports();

const { importBundle } = await import('@nuspine/manifest/fs');
process.stdout.write('started\n');
const { state } = await importBundle(root, bundle);
process.stdout.write(`${state} ${String(changes)}\n`);
