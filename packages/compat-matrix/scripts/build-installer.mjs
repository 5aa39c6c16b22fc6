// Builds dist/nuspine-install.cjs: the installer and all that it uses in one file, for machines with Node and no registry.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('..', import.meta.url));
const outfile = join(folder, 'dist/nuspine-install.cjs');
const { metafile } = await build({
  absWorkingDir: folder,
  entryPoints: ['src/fs/installer/main.ts'],
  outfile,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  conditions: ['@nuspine/source'],
  // Nothing that the installer uses; that it is left out is checked below.
  external: ['@cyclonedx/*'],
  define: { 'import.meta.url': '""' },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

const { imports, inputs } = metafile.outputs['dist/nuspine-install.cjs'];
const missing = imports.filter(({ path, external }) => external && !isBuiltin(path));
if (missing.length > 0) throw new Error(`the installer would need ${missing.map(({ path }) => path).join(', ')}`);

/** The folders of the packages of others that went into the file. */
const packages = new Set(
  Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => {
    if (bytesInOutput === 0) return [];
    const [found] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? [];
    return found === undefined ? [] : [found];
  }),
);
const licenses = [...packages].toSorted().map((path) => {
  const root = join(folder, path);
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = readdirSync(root).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? '' : readFileSync(join(root, file), 'utf8').replaceAll('*/', '* /');
  return `${name} ${version}\n\n${text.trim()}`;
});
const own = readFileSync(join(folder, '../../LICENSE'), 'utf8').trim();
const notices = `/*!\nnuspine-install, and what it is made of.\n\n${[own, ...licenses].join('\n\n---\n\n')}\n*/\n`;
writeFileSync(outfile, `${readFileSync(outfile, 'utf8')}${notices}`);
