import { readFileSync, realpathSync } from 'node:fs';
import { builtinModules } from 'node:module';
import esbuild from 'rollup-plugin-esbuild';

/**
 * Some hundreds of small modules, loaded by every command for a few constants: its used parts become one file of ours,
 * under its own license. Its types still come from the package.
 */
const INLINED = 'typebox';
/** What stands before the name of a module of Node that is loaded when it is used. */
export const BUILTIN = '\0builtin:';

/**
 * ES modules for Node; everything in dependencies or peerDependencies stays external. A library is packed into one file for
 * each entry and for what entries share, which loads several times faster; else there is one file for each source.
 * `minified` says what esbuild leaves out; with `startsSoon` the modules of Node are loaded when they are used.
 */
export default function config(packageFile, input, { isLibrary = false, minified = {}, startsSoon = false } = {}) {
  const pkg = JSON.parse(readFileSync(new URL('./package.json', packageFile), 'utf8'));
  const external = Object.keys({ ...pkg.dependencies, ...pkg.peerDependencies, ...pkg.optionalDependencies });
  const inlined = isLibrary && INLINED in (pkg.dependencies ?? {}) ? inlinedModule(packageFile) : undefined;
  return {
    input: Object.fromEntries(input.map((file) => [file.replace(/^src\/|\.ts$/g, ''), file])),
    external: (id) =>
      (isBuiltin(id) && !startsSoon) ||
      external.some(
        (name) => (inlined === undefined || name !== INLINED) && (id === name || id.startsWith(`${name}/`)),
      ),
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      ...(isLibrary ? inChunks(inlined, startsSoon) : { preserveModules: true, preserveModulesRoot: 'src' }),
      importAttributesKey: 'with',
    },
    plugins: [
      ...(startsSoon ? [lightBuiltins()] : []),
      {
        name: 'inline',
        resolveId: (id) => (id === INLINED ? inlined?.entry : undefined),
        generateBundle: dropTheirMap,
      },
      esbuild({ target: 'node22', tsconfig: false, ...minified }),
    ],
    treeshake: { moduleSideEffects: (id) => inlined === undefined || !id.startsWith(inlined.folder) },
    onwarn: (warning, warn) => {
      const isTheirs = inlined !== undefined && warning.ids?.every((id) => id.startsWith(inlined.folder));
      if (!isTheirs) warn(warning);
    },
  };
}

function inChunks(inlined, startsSoon) {
  return {
    chunkFileNames: 'chunks/[name].js',
    manualChunks: (id) => {
      if (startsSoon && id.startsWith(BUILTIN)) return 'builtins';
      return inlined !== undefined && id.startsWith(inlined.folder) ? INLINED : undefined;
    },
    banner: ({ name }) => (name === INLINED ? `/*!\n${inlined.license}*/` : ''),
  };
}

export function isBuiltin(id) {
  return id.startsWith('node:') || builtinModules.includes(id);
}

/**
 * An import of a module of Node loads it, used or not, and reads every property that it has, some of which load others.
 * This loads it for the first one that is used. A Node too old for that is told so before.
 */
export function lightBuiltins() {
  return {
    name: 'light builtins',
    resolveId: (id) => (isBuiltin(id) ? `${BUILTIN}${id}` : null),
    load: (id) => {
      if (!id.startsWith(BUILTIN)) return null;
      const name = id.slice(BUILTIN.length);
      if (name === 'node:process') return 'export default globalThis.process;';
      return { code: lazily(name), syntheticNamedExports: true };
    },
  };
}

function lazily(name) {
  return `let loaded;
export default new Proxy({}, {
  get: (_, property) => (loaded ??= globalThis.process.getBuiltinModule(${JSON.stringify(name)}))[property],
});`;
}

/** Nobody steps through it, and its map is larger than all of ours. */
function dropTheirMap(_options, bundle) {
  const chunk = Object.values(bundle).find(({ type, name }) => type === 'chunk' && name === INLINED);
  if (chunk === undefined) return;
  delete bundle[`${chunk.fileName}.map`];
  chunk.code = chunk.code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n');
}

function inlinedModule(packageFile) {
  const folder = realpathSync(new URL(`./node_modules/${INLINED}/`, packageFile));
  return { folder, entry: `${folder}/build/index.mjs`, license: readFileSync(`${folder}/license`, 'utf8') };
}
