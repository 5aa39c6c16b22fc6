// Imported in front of a program: folders list what they hold the other way round, as another file system might.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { readdirSync } = fs;
const { readdir } = fs.promises;

/** The arguments go through as they are: what comes back is an array, whatever they ask for. */
Object.assign(fs, {
  readdirSync: (...args: Parameters<typeof readdirSync>) => readdirSync(...args).toReversed(),
});
Object.assign(fs.promises, {
  readdir: async (...args: Parameters<typeof readdir>) => (await readdir(...args)).toReversed(),
});
syncBuiltinESMExports();
