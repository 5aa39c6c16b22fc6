import { readFileSync, realpathSync } from 'node:fs';
import { builtinModules } from 'node:module';
import esbuild from 'rollup-plugin-esbuild';

/**
 * Some hundreds of small modules, loaded by every command for a few constants: its used parts become one file of ours,
 * under its own license. Its types still come from the package.
 */
const INLINED = 'typebox';

/**
 * ES modules for Node; everything in dependencies or peerDependencies stays external. A library is packed into one file for
 * each entry and for what entries share, which loads several times faster; else there is one file for each source.
 * `minified` says what esbuild leaves out.
 */
export default function config(packageFile, input, { isLibrary = false, minified = {} } = {}) {
  const pkg = JSON.parse(readFileSync(new URL('./package.json', packageFile), 'utf8'));
  const external = Object.keys({ ...pkg.dependencies, ...pkg.peerDependencies, ...pkg.optionalDependencies });
  const inlined = isLibrary && INLINED in (pkg.dependencies ?? {}) ? inlinedModule(packageFile) : undefined;
  return {
    input: Object.fromEntries(input.map((file) => [file.replace(/^src\/|\.ts$/g, ''), file])),
    external: (id) =>
      id.startsWith('node:') ||
      builtinModules.includes(id) ||
      external.some(
        (name) => (inlined === undefined || name !== INLINED) && (id === name || id.startsWith(`${name}/`)),
      ),
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      ...(isLibrary ? inChunks(inlined) : { preserveModules: true, preserveModulesRoot: 'src' }),
      importAttributesKey: 'with',
    },
    plugins: [
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

function inChunks(inlined) {
  return {
    chunkFileNames: 'chunks/[name].js',
    manualChunks: (id) => (inlined !== undefined && id.startsWith(inlined.folder) ? INLINED : undefined),
    banner: ({ name }) => (name === INLINED ? `/*!\n${inlined.license}*/` : ''),
  };
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
