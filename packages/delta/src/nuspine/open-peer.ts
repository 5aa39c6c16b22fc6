import type { parseAssembly } from '../clr/parse-assembly.ts';
import { openFile, type OpenFile } from './open-file.ts';

/** The file of the base that a file came from, opened. */
export async function openPeer(
  base: readonly { readonly read: () => Promise<Uint8Array> }[],
  peer: number | undefined,
  parse?: typeof parseAssembly,
): Promise<OpenFile | undefined> {
  const file = peer === undefined ? undefined : base[peer];
  return file === undefined ? undefined : openFile(await file.read(), parse);
}
