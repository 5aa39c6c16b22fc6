import { readFileSync, realpathSync } from 'node:fs';
import { posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import config, { BUILTIN, isBuiltin, lightBuiltins } from '../../rollup.config.shared.mjs';

const { dependencies } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));
const shared = config(import.meta.url, ['src/index.ts'], {
  isLibrary: true,
  minified: { minifyWhitespace: true, minifySyntax: true },
});
const THEIRS = [
  { name: 'commander', folder: folderOf('./node_modules/commander/'), entry: 'index.js', license: 'LICENSE' },
  { name: 'typebox', folder: folderOf('../delta/node_modules/typebox/'), entry: 'build/index.mjs', license: 'license' },
];
/** What is loaded when it is wanted, from a file of its own: all but the start, once that knows that this Node is fit; and flattening. */
const APART = { './index.ts': './index.js', '../fs/flatten-briefly.ts': './chunks/flatten-briefly.js' };
/** What runs in other threads, beside the chunk that starts them. */
const THREADS = Object.fromEntries(
  ['delta/src/fs/engine-thread', 'delta/src/fs/proof-thread', 'nupkg-core/src/fs/deflate-thread'].map((path) => [
    `chunks/${path.slice(path.lastIndexOf('/') + 1)}`,
    fileURLToPath(new URL(`../${path}.ts`, import.meta.url)),
  ]),
);
const SELF = fileURLToPath(new URL('.', import.meta.url));
/** Finding and opening one more file takes longer than reading so many bytes more. */
const SMALL_CHUNK = 12_000;

// Each thread is one file of its own, and so are the start and flattening: what they share with the command would split it into more files.
export default [
  shared,
  ...Object.entries({ main: 'src/main.ts', 'chunks/flatten-briefly': 'src/fs/flatten-briefly.ts', ...THREADS }).map(
    ([name, path]) => ({
      ...shared,
      input: { [name]: path },
    }),
  ),
].map(packed);

/**
 * What a file imports at its top is packed into the command, as far as it is used: finding, reading and compiling all of
 * a package takes longer than some commands. What a command imports when it runs stays in its package.
 */
function packed(config) {
  return {
    ...config,
    // What the chunks need of an entry they take from it: else it would be split in two.
    preserveEntrySignatures: 'allow-extension',
    // Maps name places for stack traces; what stands there is in the packages and would double what is published.
    output: { ...config.output, experimentalMinChunkSize: SMALL_CHUNK, sourcemapExcludeSources: true },
    external: (id) => !isOurs(id) && config.external(id),
    plugins: [packOurs(), packTheirs(), lightBuiltins(), ...config.plugins],
    treeshake: { moduleSideEffects: (id) => id.startsWith(SELF) || id.startsWith(BUILTIN) },
    // What is wrong with the parts that are left out anyhow is seen to in their packages.
    onwarn: (warning, warn) => {
      if (!['CIRCULAR_DEPENDENCY', 'UNRESOLVED_IMPORT'].includes(warning.code)) warn(warning);
    },
  };
}

function isOurs(id) {
  return id.startsWith('@nuspine/') || THEIRS.some(({ name }) => name === id) || isBuiltin(id);
}

function packOurs() {
  return {
    name: 'pack ours',
    resolveDynamicImport(id) {
      if (typeof id !== 'string') return null;
      if (id.startsWith('@nuspine/')) return { id, external: true };
      return Object.hasOwn(APART, id) ? { id: APART[id], external: true } : null;
    },
    resolveId: (id) => (id.startsWith('@nuspine/') ? sourceOf(id) : null),
    // What else belongs to a package is found from where the package is; what belongs to the command, from where the file
    // that asks would be if none were packed.
    resolveImportMeta(property, { chunkId, moduleId }) {
      if (property !== 'url' || /'\.\/[a-z-]+-thread\./.test(readFileSync(moduleId, 'utf8'))) return null;
      const name = /[\\/]packages[\\/]([^\\/]+)[\\/]src[\\/]/.exec(moduleId)?.[1];
      if (name !== 'cli') return `import.meta.resolve('@nuspine/${name}/fs')`;
      const place = posix.relative(posix.dirname(chunkId), relative(`${SELF}src`, moduleId).split(sep).join('/'));
      return `new URL(${JSON.stringify(place)}, import.meta.url).href`;
    },
    generateBundle(_options, bundle) {
      for (const { fileName, imports = [], dynamicImports = [] } of Object.values(bundle)) {
        const lost = [...imports, ...dynamicImports].find((id) => bundle[id] === undefined && !isInstalled(id));
        if (lost !== undefined) this.error(`${fileName} imports ${lost}, which is no dependency of the command`);
      }
    },
  };
}

function isInstalled(id) {
  return (
    isBuiltin(id) ||
    Object.values(APART).includes(id) ||
    Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`))
  );
}

function sourceOf(id) {
  const [scope, name, ...path] = id.split('/');
  const folder = folderOf(`./node_modules/${scope}/${name}/`);
  const { exports } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
  return `${folder}${exports[['.', ...path].join('/')]['@nuspine/source'].slice('./'.length)}`;
}

/** Libraries of which some parts are packed in come with their licenses. */
function packTheirs() {
  const packed = THEIRS.map(({ name, folder, entry, license }) => {
    return { name, folder, entry: `${folder}${entry}`, license: readFileSync(`${folder}${license}`, 'utf8') };
  });
  return {
    name: 'pack theirs',
    resolveId: (id) => packed.find(({ name }) => name === id)?.entry ?? null,
    banner: ({ modules }) => {
      const ids = Object.keys(modules);
      const inside = packed.filter(({ folder }) => ids.some((id) => id.startsWith(folder)));
      return inside.map(({ name, license }) => `/*!\n${name}\n\n${license}*/`).join('\n');
    },
  };
}

function folderOf(path) {
  return realpathSync(new URL(path, import.meta.url)) + sep;
}
