// Compiles bsdiff-node for the Node that runs this file. It is optional: without it, the portable engine makes every
// patch. Not part of an install, because an install must not need a compiler or the network.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const delta = createRequire(new URL('../../packages/delta/package.json', import.meta.url));
const folder = dirname(delta.resolve('bsdiff-node/package.json'));
const gyp = createRequire(import.meta.url).resolve('node-gyp/bin/node-gyp.js');

const headers = findHeaders();
if (headers === undefined) console.warn('No headers beside this Node: node-gyp downloads them.');
const build = spawnSync(
  process.execPath,
  [gyp, 'rebuild', '--silent', ...(headers === undefined ? [] : [`--nodedir=${headers}`])],
  { cwd: folder, env: environment(), stdio: ['ignore', 'ignore', 'inherit'] },
);
if (build.status !== 0) {
  console.error('bsdiff-node was not built; the portable engine is used instead.');
  process.exitCode = 1;
} else {
  createRequire(import.meta.url)(folder);
  console.log(`bsdiff-node is built for Node ${process.version} (ABI ${process.versions.modules})`);
}

/** The folder with `include/node` of exactly this Node: an ordinary install, or npm's package "node". */
function findHeaders() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const home = dirname(dirname(process.execPath));
  const packages = [join(home, 'node_modules'), dirname(home)];
  const candidates = [home, ...packages.map((path) => join(path, `${prefix}-${platform}-${process.arch}`))];
  return candidates.find((candidate) => versionOf(candidate) === process.versions.node);
}

function versionOf(candidate) {
  try {
    const header = readFileSync(join(candidate, 'include/node/node_version.h'), 'utf8');
    return ['MAJOR', 'MINOR', 'PATCH']
      .map((part) => new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(header)?.[1])
      .join('.');
  } catch {
    return undefined;
  }
}

/** A `nodedir` in a user's npm configuration names the headers of another Node: it compiles, but does not load. */
function environment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_config_(nodedir|devdir)$/i.test(name)),
  );
}
