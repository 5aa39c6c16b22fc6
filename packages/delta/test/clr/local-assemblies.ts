import { readEntry } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const LOCAL_NUGETS = new URL('../../../../local-nugets/', import.meta.url);

/** A file of a package in `local-nugets/`: real compilers made it. */
export async function localFile(packageName: string, path: string): Promise<Uint8Array> {
  return withPackageFile(localPackage(packageName), async ({ archive }) => {
    const entry = archive.entries.find((each) => each.path === path);
    if (entry === undefined) throw new Error(`${packageName} has no ${path}`);
    return readEntry(archive, entry);
  });
}

/** Path of a package in `local-nugets/`. */
export function localPackage(packageName: string): string {
  return fileURLToPath(new URL(`${packageName}.nupkg`, LOCAL_NUGETS));
}

/** Paths of all packages in `local-nugets/` that are there in two releases or more, each with the next. */
export async function localPairs(): Promise<(readonly [string, string])[]> {
  const names = (await readdir(LOCAL_NUGETS)).filter((name) => name.endsWith('.nupkg')).toSorted();
  const idOf = (name = ''): string | undefined => /^(.*?)\.[0-9]+\.[0-9]+\./.exec(name)?.[1];
  return names.flatMap((name, index) => {
    const next = names[index + 1];
    if (next === undefined || idOf(name) !== idOf(next)) return [];
    return [[fileURLToPath(new URL(name, LOCAL_NUGETS)), fileURLToPath(new URL(next, LOCAL_NUGETS))] as const];
  });
}

/** The same assembly of two releases, and once for an older framework: little and much has changed. */
export async function optionsAssemblies(): Promise<Record<'base' | 'target' | 'other', Uint8Array>> {
  const path = (framework: string): string => `lib/${framework}/Microsoft.Extensions.Options.dll`;
  return {
    base: await localFile('Microsoft.Extensions.Options.9.0.20', path('net9.0')),
    target: await localFile('Microsoft.Extensions.Options.9.0.22', path('net9.0')),
    other: await localFile('Microsoft.Extensions.Options.9.0.22', path('netstandard2.0')),
  };
}
