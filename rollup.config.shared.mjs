import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import esbuild from 'rollup-plugin-esbuild';

/** One ES module per source file; everything in dependencies or peerDependencies stays external. */
export default function config(packageFile, input) {
  const pkg = JSON.parse(readFileSync(new URL('./package.json', packageFile), 'utf8'));
  const external = Object.keys({ ...pkg.dependencies, ...pkg.peerDependencies, ...pkg.optionalDependencies });
  return {
    input,
    external: (id) =>
      id.startsWith('node:') ||
      builtinModules.includes(id) ||
      external.some((name) => id === name || id.startsWith(`${name}/`)),
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      preserveModules: true,
      preserveModulesRoot: 'src',
      entryFileNames: '[name].js',
      importAttributesKey: 'with',
    },
    plugins: [esbuild({ target: 'node22', tsconfig: false })],
  };
}
