import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MAGIC_NUMBERS } from '@nuspine/manifest';
import { detectFile } from '@nuspine/manifest/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMAT_SAMPLES, SAMPLE_PACKAGES, SAMPLE_PROGRAMS } from '../src/format-samples.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { mustRun } from '../src/run-program.ts';

/** Numbers of formats that need a closer look: DOS, Mach-O and Java, COFF, zip, skippable zstd, ARJ, asar, DER, Python's. */
const LOOKED_AT: readonly string[] =
  '4d5a feedface feedfacf cefaedfe cffaedfe cafebabe cafebabf 6486 4c01 64aa c401 504b0304 504b0506 504b0708 502a4d18 60ea 04000000 3082 8002 8003 8004 8005 5d0000'.split(
    ' ',
  );

const VENDOR = fileURLToPath(new URL('../../../vendor', import.meta.url));

const skipped = await reasonToSkip(SAMPLE_PROGRAMS);

describe.skipIf(skipped !== undefined)(`files as real tools make them ${skipped ?? ''}`, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    const install = ['install', '--silent', '--ignore-scripts', '--no-package-lock', '--force', '--prefix', folder];
    await mustRun('npm', [...install, ...SAMPLE_PACKAGES]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(FORMAT_SAMPLES.map((sample, at) => ({ ...sample, at })))(
    '$kind is found in $file',
    async ({ kind, file, script, at }) => {
      const cwd = join(folder, `sample-${String(at)}`);
      await mkdir(cwd);
      await mustRun('sh', ['-ec', script], { cwd, env: { NPM: folder, VENDOR, DOTNET_NOLOGO: '1', HOME: cwd } });
      const path = join(cwd, file);
      expect(existsSync(path)).toBe(true);
      const by = kind === 'git-lfs' ? 'pointer' : 'magic';
      expect(detectFile(path, statSync(path).size).map((one) => `${one.kind} ${one.by}`)).toContain(`${kind} ${by}`);
    },
  );

  it('have every magic number there is', () => {
    const files = FORMAT_SAMPLES.map(({ file }, at) => readFileSync(join(folder, `sample-${String(at)}`, file)));
    const numbers = [...MAGIC_NUMBERS, ...LOOKED_AT.map((hex) => ({ kind: hex, hex, offset: 0 }))];
    const unseen = numbers.filter(({ hex, offset = 0 }) => {
      const bytes = Buffer.from(hex, 'hex');
      return !files.some((file) => bytes.equals(file.subarray(offset, offset + bytes.length)));
    });
    const kinds = new Set(FORMAT_SAMPLES.map(({ kind }) => kind));
    console.log(
      `${String(files.length)} files of ${String(kinds.size)} kinds have ${String(numbers.length)} magic numbers`,
    );
    expect(unseen).toEqual([]);
  });
});

/** What these names end in is text, whoever wrote it. */
const TEXT_NAME =
  /\.(m?js|cjs|[mc]?tsx?|json5?|md|markdown|map|css|s[ac]ss|html?|ya?ml|toml|txt|xml|csproj|props|sh|c|cc|h|hpp|py|lock|flow|eslintrc|npmignore|editorconfig)$|\/(LICEN[CS]E|README|CHANGELOG|AUTHORS|NOTICE)$/i;

describe('text as people write it', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));

  it('is no binary in this repository, as git tells them apart', async () => {
    // "i/-text" is how git marks what it takes for a binary.
    const { stdout } = await mustRun('git', ['-C', root, 'ls-files', '--eol', '-z']);
    const lines = stdout.split('\0').filter((line) => line !== '' && !line.startsWith('i/-text'));
    const texts = lines.map((line) => line.slice(line.indexOf('\t') + 1));
    const binary = texts.filter((path) => isBinary(join(root, path)));
    console.log(`${String(texts.length)} text files of this repository, ${String(binary.length)} called binary`);
    expect(texts.length).toBeGreaterThan(1000);
    expect(binary).toEqual([]);
  });

  it('is no binary in node_modules', () => {
    const store = join(root, 'node_modules/.pnpm');
    const texts = filesIn(store).filter((path) => TEXT_NAME.test(path));
    const binary = texts.filter(isBinary);
    console.log(`${String(texts.length)} text files of node_modules, ${String(binary.length)} called binary`);
    expect(texts.length).toBeGreaterThan(5000);
    expect(binary).toEqual([]);
  });
});

function isBinary(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true && detectFile(path, stat.size).length > 0;
}

/** Without what links lead to: packages link to each other, in circles too. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
  });
}
