import { type FormatSample, found, node, sample, TEXT, vendored } from './format-sample.ts';

const HELLO = 'class A { static void Main() { System.Console.WriteLine(1); } }';
const FUNCTION = 'define i32 @a() { ret i32 1 }';
/** A library of 2013 for i386, x86-64 and PowerPC, out of a jar. */
const UNIVERSAL =
  '7z e -so "$(find $NPM -name selenium-server-standalone-2.53.1.jar)" com/sun/jna/darwin/libjnidispatch.jnilib > universal';

export const PROGRAM_SAMPLES: readonly FormatSample[] = [
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
  ...['x64', 'x86'].map((platform) =>
    sample('dotnet-assembly', 'a.exe', `echo '${HELLO}' > a.cs && mcs -platform:${platform} a.cs`),
  ),
  sample('dos-program', 'out', 'gzip -dc /usr/lib/loadlin/loadlin.exe.gz > out'),
  // Bitcode for systems of Apple is wrapped.
  sample('llvm-bitcode', 'out', `echo '${FUNCTION}' | llvm-as -o out`),
  sample(
    'llvm-bitcode',
    'wrapped',
    `printf '%s\n' 'target triple = "x86_64-apple-darwin"' '${FUNCTION}' | llvm-as -o wrapped`,
  ),
  ...['i386-apple-darwin', 'x86_64-apple-darwin'].map((triple) =>
    sample('mach-o', 'out', `echo '${FUNCTION}' | llc -mtriple=${triple} -filetype=obj -o out`),
  ),
  sample('mach-o', 'universal', UNIVERSAL),
  sample('mach-o', 'powerpc', `${UNIVERSAL} && 7z e -so universal '*.ppc*' > powerpc`),
  // With places of 64 bits.
  sample('mach-o', 'universal', 'llvm-lipo-19 -create -fat64 "$(find $NPM -name fsevents.node)" -output universal'),
  // Of PowerPC with 64 bits, for which no compiler writes objects of Apple any more.
  vendored('mach-o', 'out', 'llvm/trivial.obj.macho-ppc64'),
  ...['thumbv7', 'i386', 'aarch64', 'x86_64'].map((machine) =>
    sample('coff', 'out.obj', `echo .text | llvm-mc -triple ${machine}-windows -filetype=obj -o out.obj`),
  ),
  sample('ar', 'thin.a', `${TEXT} && ar rcT thin.a text`),
  node(
    'wasm-component',
    'out',
    `import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
writeFileSync('a.wat', '(component)');
execFileSync(process.execPath, ['node_modules/@bytecodealliance/jco/dist/jco.js', 'parse', 'a.wat', '-o', 'out']);`,
  ),
];
