import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import config from '../../rollup.config.shared.mjs';

const SOURCE = fileURLToPath(new URL('src/', import.meta.url));
/** Loaded by what verifies only when it is needed. */
const LATER = [
  'src/fs/verify-anew.ts',
  'src/fs/check-cache.ts',
  'src/fs/check-sources.ts',
  'src/fs/list-files.ts',
  'src/fs/bundle/import-journal.ts',
  'src/fs/remembered/remember-layout.ts',
];
const library = config(
  import.meta.url,
  ['src/index.ts', 'src/fs/index.ts', 'src/fs/net-jail/keeper.ts', 'src/fs/digest-thread.ts', ...LATER],
  { isLibrary: true },
);

/** Loaded in a fraction of the time that it takes to find and open what the library is made of: each is one file. */
const ALONE = ['src/fs/verify.ts', 'src/fs/examine/look-thread.ts', 'src/fs/examine/examine-thread.ts'];

export default [library, ...ALONE.map(alone)];

function alone(file) {
  const shared = config(import.meta.url, [file], { isLibrary: true });
  return {
    ...shared,
    external: () => false,
    plugins: [packPrimitives(), importLater(), plainBuiltins(), ...shared.plugins],
    treeshake: { moduleSideEffects: false },
  };
}

/** Pure functions of ours, as far as they are used. */
function packPrimitives() {
  const folder = new URL('../primitives/', import.meta.url);
  const { exports } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
  return {
    name: 'pack primitives',
    resolveId: (id) => {
      const [scope, name, ...path] = id.split('/');
      if (`${scope}/${name}` !== '@nuspine/primitives') return null;
      return fileURLToPath(new URL(exports[['.', ...path].join('/')]['@nuspine/source'], folder));
    },
  };
}

/** What is imported when a run needs it stays where the library has it. */
function importLater() {
  const places = LATER.map((file) => placeOf(fileURLToPath(new URL(file, import.meta.url))));
  return {
    name: 'import later',
    resolveDynamicImport(id, importer) {
      const isOwn = typeof id === 'string' && id.startsWith('.') && importer.startsWith(SOURCE);
      return { id: isOwn ? placeOf(resolve(dirname(importer), id)) : id, external: true };
    },
    generateBundle(_options, bundle) {
      for (const { fileName, dynamicImports = [] } of Object.values(bundle)) {
        const lost = dynamicImports.find((id) => !id.startsWith('@nuspine/') && !places.includes(id));
        if (lost !== undefined) this.error(`${fileName} imports ${lost}, which is no file of its own`);
      }
    },
  };
}

/** As `dist/fs/verify.js` imports it. */
function placeOf(file) {
  const path = relative(`${SOURCE}fs`, file).split(sep).join('/');
  return `./${path.replace(/\.ts$/, '.js')}`;
}

/** An import of a module of Node reads every property that it has, some of which load others: this reads those that are used. */
function plainBuiltins() {
  const prefix = '\0plain:';
  return {
    name: 'plain builtins',
    resolveId: (id) => (id.startsWith('node:') ? `${prefix}${id}` : null),
    load: (id) => {
      if (!id.startsWith(prefix)) return null;
      const name = id.slice(prefix.length);
      const value = name === 'node:process' ? 'process' : `process.getBuiltinModule(${JSON.stringify(name)})`;
      return { code: `export default /* @__PURE__ */ globalThis.${value};`, syntheticNamedExports: true };
    },
  };
}
