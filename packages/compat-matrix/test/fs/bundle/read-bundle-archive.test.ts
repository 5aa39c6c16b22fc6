import { readFile, writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { seededRandom } from '@nuspine/testkit';
import { extract, type Header, pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { readBundleArchive } from '../../../src/fs/index.ts';
import { type Product, withProduct } from '../../product.ts';

interface Member {
  readonly header: Partial<Header> & { readonly name: string };
  readonly bytes: Buffer;
}

async function membersOf(path: string): Promise<readonly Member[]> {
  const archive = extract();
  archive.end(gunzipSync(await readFile(path)));
  const members: Member[] = [];
  for await (const entry of archive) members.push({ header: { name: entry.header.name }, bytes: await buffer(entry) });
  return members;
}

async function repacked(members: readonly Member[]): Promise<Buffer> {
  const archive = pack();
  for (const { header, bytes } of members) archive.entry({ ...header }, bytes);
  archive.finalize();
  return gzipSync(await buffer(archive));
}

const named = (member: Member | undefined, name: string, more: Partial<Header> = {}): Member => ({
  header: { ...more, name },
  bytes: more.type === undefined ? (member?.bytes ?? Buffer.alloc(0)) : Buffer.alloc(0),
});

type Change = (members: readonly Member[]) => readonly Member[];
const [UNSAFE, INVALID, MISMATCH] = [
  'MATRIX_ARCHIVE_UNSAFE',
  'MATRIX_BUNDLE_INVALID',
  'MATRIX_DIGEST_MISMATCH',
] as const;
const CORE = 'stable-1.0.0/packages/contoso.core.1.0.0.nupkg';

const HOSTILE: readonly (readonly [string, string, Change])[] = [
  [
    'a path that leaves the folder',
    UNSAFE,
    (all) => [...all.slice(0, 2), named(all[2], '../../evil'), ...all.slice(3)],
  ],
  ['an absolute path', UNSAFE, (all) => [...all.slice(0, 2), named(all[2], '/tmp/evil'), ...all.slice(3)]],
  [
    'a symbolic link',
    UNSAFE,
    (all) => [...all.slice(0, 2), named(all[2], CORE, { type: 'symlink', linkname: '/etc/passwd' }), ...all.slice(3)],
  ],
  [
    'a hard link',
    UNSAFE,
    (all) => [...all.slice(0, 2), named(all[2], CORE, { type: 'link', linkname: '/etc/passwd' }), ...all.slice(3)],
  ],
  ['a device', UNSAFE, (all) => [...all, named(undefined, 'dev', { type: 'character-device' })]],
  ['a folder', UNSAFE, (all) => [named(undefined, 'stable-1.0.0', { type: 'directory' }), ...all]],
  ['a member that nobody stated', UNSAFE, (all) => [...all, named(all[2], 'stable-1.0.0/extra')]],
  ['a member twice', UNSAFE, (all) => [...all.slice(0, 3), ...all.slice(2)]],
  ['another case of a name', UNSAFE, (all) => [...all.slice(0, 2), named(all[2], CORE.toUpperCase()), ...all.slice(3)]],
  ['another order', UNSAFE, (all) => [...all.slice(0, 2), ...all.slice(2).toReversed()]],
  ['a name so long that it needs an extended header', UNSAFE, (all) => [...all, named(all[2], `${'a'.repeat(300)}/b`)]],
  ['no document at the beginning', INVALID, (all) => all.slice(1)],
  ['a package that is missing', INVALID, (all) => all.slice(0, -1)],
  ['no members', INVALID, () => []],
  [
    'a package of the same size with other bytes',
    MISMATCH,
    (all) => all.map((one, index) => (index === 2 ? { ...one, bytes: Buffer.alloc(one.bytes.length) } : one)),
  ],
  [
    'a package of another size',
    MISMATCH,
    (all) => all.map((one, index) => (index === 2 ? { ...one, bytes: Buffer.alloc(5) } : one)),
  ],
  [
    'parts with one file',
    INVALID,
    (all) =>
      all.map((one, index) =>
        index === 0
          ? {
              ...one,
              bytes: Buffer.from(one.bytes.toString().replace('platform.1.0.0.nupkg', 'contoso.core.1.0.0.nupkg')),
            }
          : one,
      ),
  ],
  [
    'a component in two cases',
    INVALID,
    (all) =>
      all.map((one, index) =>
        index === 0
          ? {
              ...one,
              bytes: Buffer.from(one.bytes.toString().replace('"component": "platform"', '"component": "CORE"')),
            }
          : one,
      ),
  ],
];

async function attempt({ path, archive }: Product, change: Change): Promise<void> {
  const hostile = path('hostile.tar.gz');
  await writeFile(hostile, await repacked(change(await membersOf(await archive('stable-1.0')))));
  await readBundleArchive(hostile, path('unpacked'));
}

describe('readBundleArchive', () => {
  it('unpacks what was created, also after somebody compressed it harder', async () => {
    await withProduct(async (product) => {
      const { document, rules } = await readBundleArchive(await product.archive('stable-1.0'), product.path('a'));
      expect([document.id, document.parts.length, rules.startsWith('# rules')]).toEqual(['stable-1.0', 2, true]);
      await attempt(product, (members) => members);
    });
  });

  it.each(HOSTILE)('refuses %s with %s', async (_what, code, change) => {
    await withProduct(async (product) => {
      await expect(attempt(product, change)).rejects.toThrowCode(code);
    });
  });

  it('refuses what is no gzip, no tar, or longer than a document may be', async () => {
    await withProduct(async ({ path }) => {
      const read = async (bytes: Uint8Array): Promise<unknown> => {
        await writeFile(path('x.tar.gz'), bytes);
        return readBundleArchive(path('x.tar.gz'), path('x'));
      };
      await expect(read(Buffer.from('hello'))).rejects.toThrowCode(INVALID);
      await expect(read(gzipSync(Buffer.alloc(2_000, 7)))).rejects.toThrowCode(UNSAFE);
      const bomb = await repacked([{ header: { name: 'a-1.0.0/bundle.json' }, bytes: Buffer.alloc(9 << 20) }]);
      await expect(read(bomb)).rejects.toThrowCode('MATRIX_LIMIT_EXCEEDED');
    });
  });

  it('gives a typed error for 150 damaged archives, and nothing else (seed 11)', async () => {
    await withProduct(async ({ path, archive }) => {
      const sound = gunzipSync(await readFile(await archive('stable-1.0')));
      const random = seededRandom(11);
      const codes = new Map<string, number>();
      for (let index = 0; index < 150; index++) {
        const damaged = Buffer.from(sound);
        for (let count = 0; count <= random(3); count++) damaged[random(damaged.length)] = random(256);
        const cut = random(4) === 0 ? damaged.subarray(0, random(damaged.length)) : damaged;
        await writeFile(path('x.tar.gz'), gzipSync(cut, { level: 1 }));
        const code = await readBundleArchive(path('x.tar.gz'), path('x')).then(
          () => (cut.equals(sound) ? 'same' : 'unpacked'),
          (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
        );
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
      console.log('damaged archives:', Object.fromEntries(codes));
      const known = [UNSAFE, INVALID, MISMATCH, 'MATRIX_LIMIT_EXCEEDED', 'same', 'unpacked'];
      expect([...codes.keys()].filter((code) => !known.includes(code))).toEqual([]);
    });
  });
});
