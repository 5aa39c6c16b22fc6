import { bytesSink, bytesSource } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { describeFiles, writeFlatPackage } from '../../src/flatten/write-flat-package.ts';
import { type Package, type Progress, readEntry, readPackage } from '../../src/index.ts';
import { buildPackage } from '../builders/package.ts';

async function flat(modified?: Date) {
  const metadata = '<license type="expression">MIT</license>';
  const app = await buildPackage({ id: 'App', files: { 'b.txt': 'from app' } });
  const dependency = await buildPackage({ id: 'A', metadata, files: { 'lib/net8.0/A.dll': 'from A' } });
  const files = [app, dependency].flatMap((from) =>
    from.files.map((entry) => ({ from, entry, target: entry.path === 'b.txt' ? 'z.txt' : 'lib/net9.0/A.dll' })),
  );
  const progress: Progress[] = [];
  const sink = bytesSink();
  const written = await writeFlatPackage(
    {
      app,
      profile: 'runtime',
      files,
      extra: [{ path: 'extra.txt', content: Buffer.from('of no package') }],
      onProgress: (step) => progress.push(step),
      ...(modified === undefined ? {} : { modified }),
    },
    sink,
  );
  return { written, files, progress, bytes: sink.bytes(), pkg: await readPackage(bytesSource(sink.bytes())) };
}

async function contents(pkg: Package): Promise<Readonly<Record<string, string>>> {
  const files = pkg.files.map(async (entry) => [
    entry.path,
    Buffer.from(await readEntry(pkg.archive, entry)).toString(),
  ]);
  return Object.fromEntries(await Promise.all(files));
}

describe('writeFlatPackage', () => {
  it('writes every file where it belongs', async () => {
    const { pkg } = await flat();
    expect(pkg.identity.id).toBe('App');
    expect(await contents(pkg)).toEqual({
      'extra.txt': 'of no package',
      'lib/net9.0/A.dll': 'from A',
      'z.txt': 'from app',
    });
  });

  it('records where each file came from', async () => {
    const { written, bytes } = await flat();
    expect(written.files).toMatchObject([
      { path: 'lib/net9.0/A.dll', size: 6, package: 'A 1.0.0', license: 'MIT' },
      { path: 'z.txt', size: 8, package: 'App 1.0.0' },
    ]);
    expect(written.measure.size).toBe(bytes.length);
  });

  it('gives all entries the time that is asked for', async () => {
    const { pkg } = await flat(new Date('2024-02-03T04:05:06Z'));
    const early = (await flat()).pkg;
    expect(new Set(pkg.archive.entries.map(({ modified }) => JSON.stringify(modified))).size).toBe(1);
    expect(pkg.archive.entries[0]?.modified).not.toEqual(early.archive.entries[0]?.modified);
  });

  it('tells how far it is', async () => {
    const { progress } = await flat();
    expect(progress).toEqual([
      { phase: 'merge', done: 0, total: 2, item: 'lib/net9.0/A.dll' },
      { phase: 'merge', done: 1, total: 2, item: 'z.txt' },
      { phase: 'merge', done: 2, total: 2 },
    ]);
  });
});

describe('describeFiles', () => {
  it('says beforehand what writing records', async () => {
    const { written, files } = await flat();
    expect(await describeFiles(files)).toEqual(written.files);
  });
});
