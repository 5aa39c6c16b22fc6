/** A file of a format as its own tool makes it, or as somebody published it. */
export interface FormatSample {
  /** As detection calls it. */
  readonly kind: string;
  /** Name of the file that comes of it. */
  readonly file: string;
  /** For sh, in an empty folder. `$NPM` is the folder with the packages of `SAMPLE_PACKAGES`. */
  readonly script: string;
}

/** Packages of npm that hold files of systems other than this one, or tools that make files. */
export const SAMPLE_PACKAGES: readonly string[] = [
  'node-pty@1.1.0',
  'fsevents@2.3.3',
  '@rollup/rollup-darwin-arm64@4.67.4',
  '@bytecodealliance/jco@1.35.0',
  'io.appium.settings@8.0.10',
  '@react-native-community/template@0.86.0',
  '@fontsource/inter@5.3.0',
  'dejavu-fonts-ttf@2.37.3',
  '@electron/asar@4.3.2',
  'hyparquet-writer@0.17.0',
  'h5wasm@0.10.3',
  'crx@5.0.1',
  'docx@9.15.2',
  'exceljs@4.4.0',
  'pdf-lib@1.17.1',
];

/** Programs that the scripts call. */
export const SAMPLE_PROGRAMS: readonly string[] =
  'ar arj bsdiff bzip2 compress convert cpio dotnet gcab genisoimage git gzip lz4 lzip mcs mke2fs mksquashfs mono npm objcopy openssl python3 qemu-img rpmbuild tar wixl xz zstd 7z'.split(
    ' ',
  );

const HELLO = 'class A { static void Main() { System.Console.WriteLine(1); } }';
const TEXT = 'seq 1 2000 > text';

const sample = (kind: string, file: string, script: string): FormatSample => ({ kind, file, script });
/** Somebody else's file, by its pattern in the installed packages. */
const found = (kind: string, file: string, pattern: string): FormatSample =>
  sample(kind, file, `cp "$(find $NPM/node_modules -path '*${pattern}' | sort | head -n 1)" ${file}`);
const node = (kind: string, file: string, script: string): FormatSample =>
  sample(kind, file, `cp -r $NPM/node_modules . && cat > make.mjs <<'END'\n${script}\nEND\nnode make.mjs`);

const PROGRAMS: readonly FormatSample[] = [
  sample('elf', 'out', 'cp "$(readlink -f /bin/sh)" out'),
  found('pe', 'out', 'win32-x64/winpty.dll'),
  sample('dotnet-assembly', 'a.exe', `echo '${HELLO}' > a.cs && mcs a.cs`),
  found('windows-pdb', 'out', 'win32-x64/winpty.pdb'),
  sample(
    'portable-pdb',
    'a.pdb',
    `echo '${HELLO}' > a.cs && dotnet "$(dirname "$(readlink -f "$(command -v dotnet)")")"/sdk/*/Roslyn/bincore/csc.dll -nologo -debug:portable -r:/usr/lib/mono/4.5/mscorlib.dll a.cs`,
  ),
  found('mach-o', 'out', 'rollup.darwin-arm64.node'),
  found('mach-o', 'universal', 'fsevents/fsevents.node'),
  found('wasm', 'out', 'wasi_snapshot_preview1.command.wasm'),
  found('jar', 'out', 'gradle-wrapper.jar'),
  sample(
    'java-class',
    'out',
    '7z e -so "$(find $NPM -name gradle-wrapper.jar | head -n 1)" -r GradleWrapperMain.class > out',
  ),
  found('apk', 'out.apk', 'settings_apk-debug.apk'),
  sample('dex', 'out', '7z e -so "$(find $NPM -name settings_apk-debug.apk | head -n 1)" classes.dex > out'),
  sample('ar', 'out.a', `${TEXT} && ar rc out.a text`),
  sample('coff', 'out.obj', `${TEXT} && objcopy -I binary -O pe-x86-64 -B i386:x86-64 text out.obj`),
  sample(
    'python-bytecode',
    'out',
    `echo 'x = 1' > a.py && python3 -c "import py_compile; py_compile.compile('a.py', 'out')"`,
  ),
];

const ARCHIVES: readonly FormatSample[] = [
  sample('gzip', 'text.gz', `${TEXT} && gzip text`),
  sample('zstd', 'text.zst', `${TEXT} && zstd -q text`),
  sample('xz', 'text.xz', `${TEXT} && xz text`),
  sample('lzma', 'text.lzma', `${TEXT} && xz --format=lzma text`),
  sample('lzip', 'text.lz', `${TEXT} && lzip text`),
  sample('bzip2', 'text.bz2', `${TEXT} && bzip2 text`),
  sample('lz4', 'text.lz4', `${TEXT} && lz4 -q text text.lz4`),
  sample('compress', 'text.Z', `${TEXT} && compress text`),
  sample('7z', 'out.7z', `${TEXT} && 7z a out.7z text`),
  sample('zip', 'out.zip', `${TEXT} && 7z a out.zip text`),
  sample('zip-behind', 'out.sh', `${TEXT} && 7z a a.zip text && { printf '#!/bin/sh\\nexit\\n'; cat a.zip; } > out.sh`),
  sample('tar', 'out', `${TEXT} && tar cf out text`),
  sample('tar', 'v7', `${TEXT} && tar --format=v7 -cf v7 text`),
  sample('tar', 'empty', 'tar cf empty -T /dev/null'),
  sample('cpio', 'out', `${TEXT} && echo text | cpio -o -H newc > out`),
  sample('cab', 'out', `${TEXT} && gcab -c out text`),
  sample('arj', 'out.arj', `${TEXT} && arj a out.arj text`),
  sample(
    'rpm',
    'out',
    'printf \'Name: a\\nVersion: 1\\nRelease: 1\\nSummary: a\\nLicense: MIT\\nBuildArch: noarch\\n%%description\\na\\n%%files\\n\' > a.spec && rpmbuild -bb --quiet --define "_topdir $PWD" a.spec && mv RPMS/noarch/*.rpm out',
  ),
  sample(
    'ole',
    'out.msi',
    `${TEXT} && echo '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Product Id="*" Name="a" Language="1033" Version="1.0.0" Manufacturer="a" UpgradeCode="61E8E2D0-6B43-4C0E-9F0A-000000000001"><Package InstallerVersion="200" Compressed="yes" /><Media Id="1" Cabinet="a.cab" EmbedCab="yes" /><Directory Id="TARGETDIR" Name="SourceDir"><Component Id="c" Guid="61E8E2D0-6B43-4C0E-9F0A-000000000002"><File Id="f" Source="text" /></Component></Directory><Feature Id="F"><ComponentRef Id="c" /></Feature></Product></Wix>' > a.wxs && wixl -o out.msi a.wxs`,
  ),
  sample('squashfs', 'out', `mkdir d && seq 9 > d/text && mksquashfs d out -quiet`),
  sample(
    'git-bundle',
    'out',
    'git init -q r && git -C r -c user.name=a -c user.email=a@b commit -q --allow-empty -m a && git -C r bundle create -q ../out HEAD',
  ),
  sample(
    'git-pack',
    'out',
    'git init -q r && git -C r -c user.name=a -c user.email=a@b commit -q --allow-empty -m a && git -C r repack -q -ad && cp r/.git/objects/pack/*.pack out',
  ),
  sample('git-index', 'out', 'git init -q r && touch r/a && git -C r add a && cp r/.git/index out'),
  sample('bsdiff', 'out', `${TEXT} && seq 3000 > more && bsdiff text more out`),
  node(
    'crx',
    'out',
    `import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import Crx from 'crx';
mkdirSync('x');
writeFileSync('x/manifest.json', '{ "name": "a", "version": "1.0", "manifest_version": 3 }');
const privateKey = execFileSync('openssl', ['genrsa', '2048']);
const crx = new Crx({ privateKey });
await crx.load('x');
writeFileSync('out', await crx.pack());`,
  ),
  node(
    'asar',
    'out',
    `import { mkdirSync, writeFileSync } from 'node:fs';
import { createPackage } from '@electron/asar';
mkdirSync('x');
writeFileSync('x/a', 'a');
await createPackage('x', 'out');`,
  ),
  node(
    'docx',
    'out',
    `import { writeFileSync } from 'node:fs';
import { Document, Packer, Paragraph } from 'docx';
writeFileSync('out', await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('a')] }] })));`,
  ),
  node(
    'xlsx',
    'out',
    `import Excel from 'exceljs';
const book = new Excel.Workbook();
book.addWorksheet('a').addRow([1]);
await book.xlsx.writeFile('out');`,
  ),
  sample(
    'nupkg',
    'out',
    `echo '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>' > a.csproj && dotnet pack -o . && mv *.nupkg out`,
  ),
];

const DISKS: readonly FormatSample[] = [
  sample('iso9660', 'out', `${TEXT} && genisoimage -quiet -o out text`),
  sample('ext-file-system', 'out', 'truncate -s 4M out && mke2fs -q out'),
  sample('qcow2', 'out', 'qemu-img create -q -f qcow2 out 1M'),
  sample('vmdk', 'out', 'qemu-img create -q -f vmdk out 1M'),
  sample('vhdx', 'out', 'qemu-img create -q -f vhdx out 1M'),
  sample('luks', 'out', 'qemu-img create -q --object secret,id=s,data=x -f luks -o key-secret=s,iter-time=10 out 1M'),
];

const DATA: readonly FormatSample[] = [
  sample(
    'sqlite',
    'out',
    `python3 -c "import sqlite3; c = sqlite3.connect('out'); c.execute('create table a (b)'); c.commit()"`,
  ),
  sample('pickle', 'out', `python3 -c "import pickle; pickle.dump(list(range(99)), open('out', 'wb'))"`),
  node(
    'parquet',
    'out',
    `import { writeFileSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
writeFileSync('out', Buffer.from(parquetWriteBuffer({ columnData: [{ name: 'a', data: [1, 2], type: 'INT32' }] })));`,
  ),
  node(
    'hdf5',
    'out',
    `import h5wasm from 'h5wasm/node';
await h5wasm.ready;
const file = new h5wasm.File('out', 'w');
file.create_dataset({ name: 'a', data: [1, 2] });
file.close();`,
  ),
  sample('der', 'out', 'openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=a -outform DER -out out -keyout key'),
  sample(
    'pkcs12',
    'out',
    'openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=a -out cert -keyout key && openssl pkcs12 -export -in cert -inkey key -passout pass:a -out out',
  ),
  sample(
    'pkcs7',
    'out',
    'openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=a -out cert -keyout key && openssl crl2pkcs7 -nocrl -certfile cert -outform DER -out out',
  ),
  found('jks', 'out', 'android/app/debug.keystore'),
  // Keys for signatures, as `sn -k` makes them, and keys for exchange, which assemblies are signed with as well.
  ...[1, 2].map((use) =>
    sample(
      'snk',
      'out',
      `echo 'using System.Security.Cryptography; class A { static void Main() { System.IO.File.WriteAllBytes("out", new RSACryptoServiceProvider(1024, new CspParameters { KeyNumber = ${String(use)} }).ExportCspBlob(true)); } }' > a.cs && mcs a.cs && mono a.exe`,
    ),
  ),
];

const MEDIA: readonly FormatSample[] = [
  ...['png', 'gif', 'bmp', 'ico'].map((kind) => sample(kind, 'out', `convert -size 16x16 gradient: ${kind}:out`)),
  sample('jpeg', 'out', 'convert -size 16x16 gradient: jpg:out'),
  node(
    'pdf',
    'out',
    `import { writeFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
const document = await PDFDocument.create();
document.addPage();
writeFileSync('out', await document.save());`,
  ),
  sample(
    'riff',
    'out',
    `python3 -c "import wave; w = wave.open('out', 'wb'); w.setparams((1, 2, 8000, 9, 'NONE', '')); w.writeframes(bytes(18))"`,
  ),
  found('woff', 'out', 'inter-latin-400-normal.woff'),
  found('woff2', 'out', 'inter-latin-400-normal.woff2'),
  found('truetype', 'out', 'DejaVuSans.ttf'),
];

/** A real file of every format that a tool of Debian or a package of npm can make or has. */
export const FORMAT_SAMPLES: readonly FormatSample[] = [...PROGRAMS, ...ARCHIVES, ...DISKS, ...DATA, ...MEDIA];
