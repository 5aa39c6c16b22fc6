import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPackage } from '@nuspine/testkit/packages';
import { CONTENT_CORNERS } from './content-corners.ts';

/** A package whose layout is a corner of NuGet's conventions. */
export interface CornerPackage {
  readonly id: string;
  /** Each file says its own path. */
  readonly files: readonly string[];
  /** XML inside `<metadata>`. */
  readonly metadata?: string;
}

const dependency = (text: string): string => `<dependencies><group>${text}</group></dependencies>`;

/** All of them together are one dependency of `Corner.All`; none brings a path of another. */
export const CORNER_PACKAGES: readonly CornerPackage[] = [
  {
    id: 'Corner.Lib',
    files: [
      'lib/net8.0/Corner.Lib.dll',
      'lib/net8.0/Corner.Lib.xml',
      'lib/netstandard2.0/Corner.Lib.dll',
      'lib/net472/Corner.Lib.dll',
    ],
  },
  {
    id: 'Corner.Placeholder',
    files: ['lib/netstandard2.0/Corner.Placeholder.dll', 'lib/net8.0/_._', 'lib/net472/_._'],
  },
  { id: 'Corner.Fallback', files: ['lib/net472/Corner.Fallback.dll', 'lib/net46/Corner.Fallback.dll'] },
  { id: 'Corner.RefOnly', files: ['ref/netstandard2.0/Corner.RefOnly.dll'] },
  {
    id: 'Corner.RefAndLib',
    files: ['ref/netstandard2.0/Corner.RefAndLib.dll', 'lib/netstandard2.0/Corner.RefAndLib.dll'],
  },
  {
    id: 'Corner.Analyzer',
    files: ['analyzers/dotnet/cs/Corner.Analyzer.dll', 'analyzers/dotnet/cs/de/Corner.Analyzer.resources.dll'],
    metadata: '<developmentDependency>true</developmentDependency>',
  },
  {
    id: 'Corner.Tools',
    files: ['tools/net8.0/any/Corner.Tools.dll', 'tools/corner.exe', 'lib/netstandard2.0/Corner.Tools.dll'],
  },
  { id: 'Corner.BuildOnly', files: ['build/Corner.BuildOnly.props', 'buildTransitive/Corner.BuildOnly.targets'] },
  ...CONTENT_CORNERS,
  {
    id: 'Corner.Satellite',
    files: [
      'lib/netstandard2.0/Corner.Satellite.dll',
      'lib/netstandard2.0/de/Corner.Satellite.resources.dll',
      'lib/netstandard2.0/zh-hans/Corner.Satellite.resources.dll',
      'lib/netstandard2.0/sr-latn-rs/Corner.Satellite.resources.dll',
      'lib/netstandard2.0/pt-BR/Corner.Satellite.resources.dll',
      'lib/netstandard2.0/nolocale/Corner.Satellite.resources.dll',
    ],
  },
  {
    id: 'Corner.Runtimes',
    files: [
      'lib/net8.0/Corner.Runtimes.dll',
      'lib/net472/Corner.Runtimes.dll',
      'runtimes/win/lib/net8.0/Corner.Runtimes.dll',
      'runtimes/unix/lib/net8.0/Corner.Runtimes.dll',
      'runtimes/linux-x64/lib/netstandard2.0/Corner.Runtimes.dll',
      'runtimes/osx/lib/net6.0/Corner.Runtimes.dll',
      'runtimes/win/lib/net8.0/de/Corner.Runtimes.resources.dll',
    ],
  },
  {
    id: 'Corner.RuntimesOnly',
    files: [
      'runtimes/win-x64/lib/netstandard2.0/Corner.RuntimesOnly.dll',
      'runtimes/unix/lib/netstandard2.0/Corner.RuntimesOnly.dll',
      'ref/netstandard2.0/Corner.RuntimesOnly.dll',
    ],
  },
  {
    id: 'Corner.RuntimesAny',
    files: [
      'runtimes/any/lib/netstandard2.0/Corner.RuntimesAny.dll',
      'runtimes/any/native/corner-any.dat',
      'lib/netstandard2.0/Corner.RuntimesAny.dll',
    ],
  },
  {
    id: 'Corner.Native',
    files: [
      'runtimes/win-x64/native/corner.dll',
      'runtimes/win-x86/native/corner.dll',
      'runtimes/win/native/corner-win.dll',
      'runtimes/linux-x64/native/libcorner.so',
      'runtimes/linux-musl-x64/native/libcorner.so',
      'runtimes/linux-arm64/native/libcorner.so',
      'runtimes/osx/native/libcorner.dylib',
      'runtimes/osx-arm64/native/libcorner-arm.dylib',
      'runtimes/linux-x64/native/sub/extra.so',
      'lib/netstandard2.0/Corner.Native.dll',
    ],
  },
  {
    id: 'Corner.NativeFramework',
    files: [
      'runtimes/linux-x64/nativeassets/net8.0/corner-8.so',
      'runtimes/linux-x64/nativeassets/netstandard2.0/corner-2.so',
      'runtimes/win-x64/nativeassets/net472/corner-472.dll',
      'runtimes/linux-x64/native/corner-any.so',
      'lib/netstandard2.0/Corner.NativeFramework.dll',
    ],
  },
  { id: 'Corner.LibRoot', files: ['lib/Corner.LibRoot.dll', 'lib/netstandard2.0/Corner.LibRoot.dll'] },
  {
    id: 'Corner.LibAny',
    files: ['lib/any/Corner.LibAny.dll', 'lib/dotnet/Corner.LibAny.dotnet.dll', 'lib/netstandard1.0/Corner.LibAny.dll'],
  },
  { id: 'Corner.Upper', files: ['LIB/NetStandard2.0/Corner.Upper.DLL', 'Runtimes/Linux-x64/Native/Upper.so'] },
  {
    id: 'Corner.Others',
    files: [
      'lib/netstandard2.0/Corner.Others.dll',
      'lib/netstandard2.0/Corner.Others.pdb',
      'lib/netstandard2.0/Corner.Others.exe',
      'lib/netstandard2.0/Corner.Others.winmd',
      'lib/netstandard2.0/Corner.Others.dll.config',
      'lib/netstandard2.0/sub/Corner.Inner.dll',
      'lib/netstandard2.0/settings.json',
    ],
  },
  {
    id: 'Corner.Platform',
    files: [
      'lib/net8.0-windows7.0/Corner.Platform.dll',
      'lib/net8.0/Corner.Platform.dll',
      'lib/net472/Corner.Platform.dll',
    ],
  },
  {
    id: 'Corner.References',
    files: ['lib/netstandard2.0/Corner.References.dll', 'lib/netstandard2.0/Corner.Hidden.dll'],
    metadata: '<references><reference file="Corner.References.dll" /></references>',
  },
  { id: 'Corner.Meta', files: [], metadata: dependency('<dependency id="Corner.MetaPart" version="1.0.0" />') },
  { id: 'Corner.MetaPart', files: ['lib/netstandard2.0/Corner.MetaPart.dll'] },
  {
    id: 'Corner.Excluding',
    files: ['lib/netstandard2.0/Corner.Excluding.dll'],
    metadata: dependency(
      '<dependency id="Corner.ExcludedRuntime" version="1.0.0" exclude="Runtime" /><dependency id="Corner.ExcludedNative" version="1.0.0" exclude="Native,Build" /><dependency id="Corner.OnlyContent" version="1.0.0" include="ContentFiles" />',
    ),
  },
  {
    id: 'Corner.ExcludedRuntime',
    files: [
      'lib/netstandard2.0/Corner.ExcludedRuntime.dll',
      'lib/netstandard2.0/de/Corner.ExcludedRuntime.resources.dll',
      'runtimes/linux-x64/native/excluded-runtime.so',
    ],
  },
  {
    id: 'Corner.ExcludedNative',
    files: [
      'lib/netstandard2.0/Corner.ExcludedNative.dll',
      'runtimes/linux-x64/native/excluded-native.so',
      'runtimes/win-x64/native/excluded-native.dll',
    ],
  },
  {
    id: 'Corner.OnlyContent',
    files: ['lib/netstandard2.0/Corner.OnlyContent.dll', 'contentFiles/any/any/only-content.txt'],
    metadata: '<contentFiles><files include="**/*" copyToOutput="true" buildAction="None" /></contentFiles>',
  },
];

/** Writes the corner packages to a flat folder feed, and one more that depends on each. */
export async function writeCornerFeed(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const reachable = CORNER_PACKAGES.filter(({ id }) => !INNER_IDS.has(id));
  const requests = reachable.map(({ id }) => `<dependency id="${id}" version="1.0.0" />`).join('');
  const all = { id: 'Corner.All', files: ['lib/netstandard2.0/Corner.All.dll'], metadata: dependency(requests) };
  for (const { id, files, metadata } of [...CORNER_PACKAGES, all]) {
    const content = Object.fromEntries(files.map((path) => [path, contentOf(id, path)]));
    await writeFile(
      join(folder, `${id}.1.0.0.nupkg`),
      await buildPackage({ id, files: content, metadata: metadata ?? '' }),
    );
  }
}

/** Asked for by other corner packages, with flags. */
const INNER_IDS: ReadonlySet<string> = new Set([
  'Corner.MetaPart',
  'Corner.ExcludedRuntime',
  'Corner.ExcludedNative',
  'Corner.OnlyContent',
]);

function contentOf(id: string, path: string): string {
  return /\.(props|targets)$/.test(path) ? '<Project />' : `// ${path} of ${id}`;
}
