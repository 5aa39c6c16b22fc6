import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('matrix render', () => {
  it('fails a document that is not current, writes it, and finds it current', async () => {
    await withSamplePackages(async ({ folder, feed }) => {
      const path = join(folder, 'runtimes.md');
      await writeFile(path, '# Runtimes\n\n<!-- nuspine:runtime Lib -->\n<!-- /nuspine -->\n');
      const line = ['matrix', 'render', path, '--packages', feed, '--runtimes', 'net8.0'];
      expect(await run([...line, '--check'])).toMatchObject({
        exitCode: 1,
        stdout: `${path}  is not current\nnot ok: 1 documents\n`,
      });
      expect(await run(line)).toMatchObject({ exitCode: 0, stdout: `${path}  written\nok: 1 documents\n` });
      expect(await readFile(path, 'utf8')).toContain('| Lib     | 1.0.0   | net8.0 |\n');
      expect(await run([...line, '--check'])).toMatchObject({ exitCode: 0 });
    });
  });

  it('wants packages and runtimes together', async () => {
    expect(await run(['matrix', 'render', 'x.md', '--packages', '.'])).toMatchObject({ exitCode: 2 });
  });
});
