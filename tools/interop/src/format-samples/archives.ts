import { type FormatSample, found, node, python, sample, TEXT, vendored } from './format-sample.ts';

const COMMIT = 'git -C r -c user.name=a -c user.email=a@b commit -q --allow-empty -m a';

const PACK = `echo '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>' > a.csproj && dotnet pack -o .`;

export const ARCHIVE_SAMPLES: readonly FormatSample[] = [
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
  sample('git-bundle', 'out', `git init -q r && ${COMMIT} && git -C r bundle create -q ../out HEAD`),
  sample(
    'git-pack',
    'out',
    `git init -q r && ${COMMIT} && git -C r repack -q -ad && cp r/.git/objects/pack/*.pack out`,
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
  sample('nupkg', 'out', `${PACK} && mv *.nupkg out`),
  // Frames that a decoder passes over, as the parallel compressor writes them.
  sample('zstd', 'text.zst', `${TEXT} && pzstd -q text`),
  sample('bzip2', 'empty', 'bzip2 < /dev/null > empty'),
  python('zip', 'empty', "import zipfile\nzipfile.ZipFile('empty', 'w').close()"),
  sample('zip', 'out.z01', 'head -c 200000 /dev/urandom > a && zip -q -s 64k out.zip a'),
  sample(
    'snupkg',
    'out.snupkg',
    `${PACK} -p:IncludeSymbols=true -p:SymbolPackageFormat=snupkg && mv *.snupkg out.snupkg`,
  ),
  sample('war', 'out', `mkdir WEB-INF && ${TEXT} && mv text WEB-INF && jar --create --no-manifest --file out WEB-INF`),
  sample('xar', 'out', `${TEXT} && bsdtar --format xar -cf out text`),
  sample(
    'jmod',
    'out',
    "echo 'module a {}' > module-info.java && javac module-info.java && mkdir c && mv *.class c && jmod create --class-path c out",
  ),
  found('rar', 'out', 'unrar-promise/test/contents/example.rar'),
  sample(
    'git-bundle',
    'v3',
    `git init -q --object-format=sha256 r && ${COMMIT} && git -C r bundle create -q ../v3 HEAD`,
  ),
  sample('git-lfs', 'out', `${TEXT} && git-lfs pointer --file=text > out`),
];

export const DISK_SAMPLES: readonly FormatSample[] = [
  sample('iso9660', 'out', `${TEXT} && genisoimage -quiet -o out text`),
  sample('ext-file-system', 'out', 'truncate -s 4M out && mke2fs -q out'),
  sample('qcow2', 'out', 'qemu-img create -q -f qcow2 out 1M'),
  sample('vmdk', 'out', 'qemu-img create -q -f vmdk out 1M'),
  sample('vhdx', 'out', 'qemu-img create -q -f vhdx out 1M'),
  // It times itself, and gives up where the clock of the machine is too coarse for that: one run of three.
  sample(
    'luks',
    'out',
    `for i in $(seq 50); do qemu-img create -q --object secret,id=s,data=x -f luks -o key-secret=s,iter-time=10 out 1M && break; done`,
  ),
  // Apple's own tool alone makes one; readers of others say that it is one.
  vendored('dmg', 'out', 'dfvfs/hfsplus_zlib.dmg', '7z t -tdmg out && qemu-img info -f dmg out'),
];
