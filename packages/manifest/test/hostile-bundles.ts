import { zstdCompressSync } from 'node:zlib';
import { type Digest, digestBytes } from '@nuspine/primitives';
import { type BundleDocument, contentsDigest } from '../src/bundle/bundle-document.ts';
import { formatDocument } from '../src/read-document.ts';
import { noise } from './bundle-layouts.ts';

/** A bundle as it is before somebody makes it lie. */
export interface SoundBundle {
  readonly document: BundleDocument;
  readonly blobs: ReadonlyMap<Digest, Uint8Array>;
}

/** A member of a tar, with whatever its header is to say. */
export interface RawMember {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type?: string;
  /** In bytes; of `bytes` unless it is to lie. */
  readonly size?: number;
  readonly link?: string;
}

/** A bundle that no export writes, the code of the error, and whether anything tells before the last byte. */
export interface HostileTar {
  readonly what: string;
  readonly code: string;
  readonly bytes: Uint8Array;
}

export function rawTar(members: readonly RawMember[], end: Uint8Array = Buffer.alloc(1024)): Buffer {
  const parts = members.flatMap(({ name, bytes, type = '0', size = bytes.length, link = '' }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, 100, 'utf8');
    header.write('0000644\0', 100);
    header.write('0000000\0', 108);
    header.write('0000000\0', 116);
    header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
    header.write('00000000000\0', 136);
    header.write('        ', 148);
    header.write(type, 156);
    header.write(link, 157, 100, 'utf8');
    header.write('ustar\x0000', 257, 'latin1');
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, end]);
}

function membersOf({ document, blobs }: SoundBundle): readonly RawMember[] {
  return [
    { name: 'bundle.json', bytes: formatDocument(document) },
    ...document.blobs.map(({ digest }) => ({
      name: `blobs/${digest.replace(':', '/')}`,
      bytes: blobs.get(digest) ?? Buffer.alloc(0),
    })),
  ];
}

type Change = (members: RawMember[]) => RawMember[];

const replaceLast =
  (last: Partial<RawMember>): Change =>
  (members) =>
    members.map((member, at) => (at === members.length - 1 ? { ...member, ...last } : member));

const insert =
  (member: RawMember, at = 1): Change =>
  (members) =>
    members.toSpliced(at, 0, member);

const PLAIN = { name: 'x', bytes: Buffer.from('x') };
const NOTHING = Buffer.alloc(0);

/** What a tar can do beyond holding files. */
const TAR_CHANGES: readonly (readonly [what: string, code: string, change: Change])[] = [
  ['a name that leads out', 'BUNDLE_INVALID', insert({ ...PLAIN, name: '../../evil' })],
  ['an absolute name', 'BUNDLE_INVALID', insert({ ...PLAIN, name: '/etc/evil' })],
  ['a name of Windows', 'BUNDLE_INVALID', insert({ ...PLAIN, name: 'C:\\evil' })],
  ['a name of another case', 'BUNDLE_INVALID', (all) => all.map((one) => ({ ...one, name: one.name.toUpperCase() }))],
  ['a symbolic link', 'BUNDLE_INVALID', insert({ name: 'blobs', bytes: NOTHING, type: '2', link: '/tmp' })],
  ['a hard link', 'BUNDLE_INVALID', insert({ name: 'blobs', bytes: NOTHING, type: '1', link: 'bundle.json' })],
  ['a character device', 'BUNDLE_INVALID', insert({ name: 'blobs', bytes: NOTHING, type: '3' })],
  ['a block device', 'BUNDLE_INVALID', insert({ name: 'blobs', bytes: NOTHING, type: '4' })],
  ['a folder', 'BUNDLE_INVALID', insert({ name: 'blobs/', bytes: NOTHING, type: '5' })],
  ['a pipe', 'BUNDLE_INVALID', insert({ name: 'blobs', bytes: NOTHING, type: '6' })],
  ['a link as its last member', 'BUNDLE_INVALID', replaceLast({ type: '2', link: '/tmp', bytes: NOTHING })],
  ['a header of pax', 'BUNDLE_INVALID', insert({ name: 'pax', bytes: Buffer.from('16 path=../evil\n'), type: 'x' })],
  [
    'a global header of pax',
    'BUNDLE_INVALID',
    insert({ name: 'pax', bytes: Buffer.from('12 size=99\n'), type: 'g' }, 0),
  ],
  ['a long name of GNU', 'BUNDLE_INVALID', insert({ name: '././@LongLink', bytes: Buffer.from('evil'), type: 'L' })],
  ['a sparse file of GNU', 'BUNDLE_INVALID', insert({ ...PLAIN, type: 'S' })],
  ['a member twice', 'BUNDLE_INVALID', (all) => all.toSpliced(1, 0, ...all.slice(1, 2))],
  ['its document twice', 'BUNDLE_INVALID', (all) => all.toSpliced(1, 0, ...all.slice(0, 1))],
  ['members in another order', 'BUNDLE_INVALID', (all) => [...all.slice(0, 1), ...all.slice(1).toReversed()]],
  ['a blob before its document', 'BUNDLE_INVALID', (all) => [...all.slice(1, 2), ...all.slice(0, 1), ...all.slice(2)]],
  ['a member more', 'BUNDLE_INVALID', (all) => [...all, { ...PLAIN, name: `blobs/sha256/${'f'.repeat(64)}` }]],
  ['a member less', 'BUNDLE_INCOMPLETE', (all) => all.slice(0, -1)],
  ['nothing', 'BUNDLE_INCOMPLETE', () => []],
  ['a longer blob', 'BUNDLE_DIGEST_MISMATCH', replaceLast({ bytes: noise(70_000, 1) })],
  ['an empty blob', 'BUNDLE_DIGEST_MISMATCH', replaceLast({ bytes: NOTHING })],
  ['a blob of the same size with other bytes', 'BUNDLE_DIGEST_MISMATCH', flipLast],
  ['a size that is too large', 'BUNDLE_DIGEST_MISMATCH', replaceLast({ size: 2 ** 31 })],
  ['a size of 8 EiB', 'BUNDLE_DIGEST_MISMATCH', replaceLast({ size: 2 ** 32 })],
];

function flipLast(members: RawMember[]): RawMember[] {
  return members.map((member, at) => {
    if (at !== members.length - 1) return member;
    const bytes = Buffer.from(member.bytes);
    bytes.writeUInt8(bytes.readUInt8(0) ^ 0x80, 0);
    return { ...member, bytes };
  });
}

/** What a document can say that it must not; the digest of the files is right unless that is the lie. */
const DOCUMENT_CHANGES: readonly (readonly [what: string, code: string, change: (sound: BundleDocument) => object])[] =
  [
    ...[
      ['../evil', 'leads out'],
      ['vendor/../../evil', 'leads out by a detour'],
      ['/etc/evil', 'is absolute'],
      ['C:/evil', 'has a drive'],
      ['vendor\\evil', 'has a backslash'],
      ['vendor/evil.', 'Windows would rewrite'],
      ['vendor/nul', 'is a device of Windows'],
      ['vendor/\u202ecod.exe', 'reads backwards'],
      ['vendor/tool.bin/inside', 'lies in a file'],
      ['.git/hooks/post-checkout', 'belongs to git'],
      ['plugins/.GIT/config', 'belongs to git in another case'],
      ['.nuspine/import/journal.json', 'belongs to the import'],
    ].map(([path = '', what = '']) => [`a path that ${what}`, 'BUNDLE_PATH_REFUSED', withPath(path)] as const),
    ['paths that differ in case', 'BUNDLE_PATH_REFUSED', withPath('vendor/TOOL.bin')],
    ['paths that differ in Unicode form', 'BUNDLE_PATH_REFUSED', withPath('vendor/\u00e9', 'vendor/e\u0301')],
    ['a path outside the roots', 'BUNDLE_INCOMPLETE', withPath('package.json')],
    ['a path of a package manager outside the roots', 'BUNDLE_INCOMPLETE', withPath('node_modules/x/index.js')],
    ['a file that no manifest lists', 'BUNDLE_INCOMPLETE', withPath('vendor/unlisted.bin')],
    ['a listed file less', 'BUNDLE_INCOMPLETE', (sound) => withFiles(sound, sound.files.filter(isNoTool))],
    ['a manifest less', 'BUNDLE_INCOMPLETE', (sound) => withFiles(sound, sound.files.filter(isNoManifest))],
    ['a path twice', 'BUNDLE_INVALID', (sound) => withFiles(sound, [...sound.files, ...sound.files.slice(-1)])],
    ['files out of order', 'BUNDLE_INVALID', (sound) => ({ ...sound, files: sound.files.toReversed() })],
    ['a digest of other files', 'BUNDLE_INVALID', (sound) => ({ ...sound, contents: sound.sbom })],
    ['a digest that is none', 'BUNDLE_INVALID', (sound) => ({ ...sound, sbom: 'sha256:0' })],
    ['another version of the format', 'BUNDLE_INVALID', (sound) => ({ ...sound, formatVersion: 2 })],
    ['a member that nobody knows', 'BUNDLE_INVALID', (sound) => ({ ...sound, run: 'rm -rf' })],
    ['sizes that disagree', 'BUNDLE_INVALID', withSizes],
    [
      'no SBOM',
      'BUNDLE_INCOMPLETE',
      (sound) => ({ ...sound, blobs: sound.blobs.filter((one) => one.digest !== sound.sbom) }),
    ],
    ['a blob that nothing needs', 'BUNDLE_INVALID', withIdleBlob],
    ['a delta without base', 'BUNDLE_INVALID', withDelta],
    ['a list that is no list', 'BUNDLE_INVALID', (sound) => ({ ...sound, files: {} })],
  ];

function isNoTool({ path }: { readonly path: string }): boolean {
  return path !== 'vendor/tool.bin';
}

function isNoManifest({ path }: { readonly path: string }): boolean {
  return path !== 'vendor/manifest.json';
}

function withFiles(sound: BundleDocument, files: BundleDocument['files']): BundleDocument {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const needed = new Set([sound.sbom, ...sorted.map(({ digest }) => digest)]);
  const blobs = sound.blobs.filter(({ digest }) => needed.has(digest));
  return { ...sound, files: sorted, blobs, contents: contentsDigest(sorted) };
}

function withPath(...paths: readonly string[]) {
  return (sound: BundleDocument): BundleDocument => {
    const tool = sound.files.find(({ path }) => path === 'vendor/tool.bin');
    if (tool === undefined) throw new Error('the layout has a tool');
    return withFiles(sound, [...sound.files, ...paths.map((path) => ({ ...tool, path }))]);
  };
}

function withSizes(sound: BundleDocument): BundleDocument {
  const files = sound.files.map((one) => (isNoTool(one) ? one : { ...one, size: one.size + 1 }));
  return { ...sound, files, contents: contentsDigest(files) };
}

function withIdleBlob(sound: BundleDocument): BundleDocument {
  return { ...sound, blobs: [...sound.blobs, { digest: `sha256:${'f'.repeat(64)}`, size: 1 }] };
}

function withDelta(sound: BundleDocument): BundleDocument {
  const [target, base] = sound.files.map(({ digest }) => digest);
  if (target === undefined || base === undefined) throw new Error('the layout has files');
  return { ...sound, deltas: [{ target, base, patch: sound.sbom, form: 'zstd' }] };
}

/** Every hostile tar that is made of a sound bundle. */
export function hostileTars(sound: SoundBundle): readonly HostileTar[] {
  const members = membersOf(sound);
  const [, ...blobs] = members;
  const whole = zstdCompressSync(rawTar(members));
  const documented = DOCUMENT_CHANGES.map(([what, code, change]) => ({
    what: `a document with ${what}`,
    code,
    bytes: zstdCompressSync(rawTar(restated(change(sound.document), blobs))),
  }));
  const changed = TAR_CHANGES.map(([what, code, change]) => ({
    what: `a tar with ${what}`,
    code,
    bytes: zstdCompressSync(rawTar(change([...members]))),
  }));
  return [
    ...changed,
    ...documented,
    { what: 'no zstd', code: 'BUNDLE_INVALID', bytes: rawTar(members) },
    { what: 'an empty file', code: 'BUNDLE_INVALID', bytes: NOTHING },
    { what: 'a cut file', code: 'BUNDLE_INVALID', bytes: whole.subarray(0, whole.length >> 1) },
    {
      what: 'a bomb of zeros behind the end',
      code: 'BUNDLE_INVALID',
      bytes: zstdCompressSync(rawTar(members, Buffer.alloc(64 << 20))),
    },
    {
      what: 'a member behind the end',
      code: 'BUNDLE_INVALID',
      bytes: zstdCompressSync(Buffer.concat([rawTar(members), rawTar([PLAIN])])),
    },
    {
      what: 'a bomb as document',
      code: 'MANIFEST_LIMIT_EXCEEDED',
      bytes: zstdCompressSync(rawTar([{ name: 'bundle.json', bytes: Buffer.alloc(1 << 20), size: 2 ** 30 }])),
    },
    {
      what: 'garbage behind the frame',
      code: 'BUNDLE_INVALID',
      bytes: Buffer.concat([whole, Buffer.from('garbage!')]),
    },
    { what: 'another document in JSON', code: 'BUNDLE_INVALID', bytes: zstdCompressSync(rawTar(restated([], blobs))) },
  ];
}

/** Blobs are those that the document wants, so that only what it says is wrong. */
function restated(document: object, blobs: readonly RawMember[]): readonly RawMember[] {
  const bytes = formatDocument(document);
  const text = Buffer.from(bytes).toString('utf8');
  const wanted = blobs.filter(({ name }) => text.includes(`"digest": "sha256:${name.slice(-64)}"`));
  return [{ name: 'bundle.json', bytes }, ...wanted];
}

/** Digest of bytes, as file names of blobs have it. */
export function hexOf(bytes: Uint8Array): string {
  return digestBytes(bytes).slice('sha256:'.length);
}
