import type { ChannelState, PointerRecord } from '../channel-state.ts';

/**
 * `<Pointer>.txt` and `<Pointer>_Packages.txt` of every pointer and of every alias still in force, as the readers of
 * dotnet/versions know them: no line feed at the end, a line `id version` for each package (channel-log §8.2).
 */
export function textFiles(state: ChannelState): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const record of state.pointers.values()) addFiles(files, state, record.name, record);
  for (const { alias, pointer } of state.aliases.values()) {
    const record = state.pointers.get(pointer);
    if (record !== undefined) addFiles(files, state, alias, record);
  }
  return files;
}

function addFiles(files: Map<string, string>, { builds }: ChannelState, name: string, { build }: PointerRecord): void {
  const record = builds.get(build);
  if (record === undefined) return;
  const { label, version, packages } = record.build;
  files.set(`${name}.txt`, label ?? version);
  files.set(`${name}_Packages.txt`, packages.map((one) => `${one.id} ${one.version}`).join('\n'));
}
