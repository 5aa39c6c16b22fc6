import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A program that makes one bare patch a file. It is measured where it is on PATH. */
export interface PatchPeer {
  readonly id: PeerId;
  readonly program: string;
  readonly name: string;
  /** The shell line that makes patch $3 from base $1 to target $2. */
  readonly line: string;
}

export const PEER_IDS = ['squirrel', 'velopack', 'bsdiff', 'bsdiff-node', 'xdelta3', 'zstd', 'hdiffz'] as const;
export type PeerId = (typeof PEER_IDS)[number];

export const PATCH_PEERS: readonly PatchPeer[] = [
  { id: 'bsdiff', program: 'bsdiff', name: 'bsdiff', line: 'bsdiff "$1" "$2" "$3"' },
  { id: 'xdelta3', program: 'xdelta3', name: 'xdelta3 -9', line: 'xdelta3 -9 -f -e -B 134217728 -s "$1" "$2" "$3"' },
  {
    id: 'zstd',
    program: 'zstd',
    name: 'zstd --patch-from',
    line: 'zstd -q -f --long=31 --patch-from "$1" "$2" -o "$3"',
  },
  {
    id: 'zstd',
    program: 'zstd',
    name: 'zstd -19 --patch-from',
    line: 'zstd -q -f -19 --long=31 --patch-from "$1" "$2" -o "$3"',
  },
  { id: 'hdiffz', program: 'hdiffz', name: 'hdiffz -SD -c-lzma2', line: 'hdiffz -f -SD -c-lzma2 "$1" "$2" "$3" >&2' },
  { id: 'hdiffz', program: 'hdiffz', name: 'hdiffz -BSD', line: 'hdiffz -f -BSD "$1" "$2" "$3" >&2' },
];

/** Takes triples of paths (base, target, patch), as the shell loop of the other peers does. */
export const BSDIFF_NODE_LOOP: string = fileURLToPath(new URL('./bsdiff-node-loop.ts', import.meta.url));

/** `pnpm build:native` makes what it needs; until then it is left out, as programs are that are not on PATH. */
export function hasBsdiffNode(): boolean {
  try {
    createRequire(import.meta.url)('bsdiff-node');
    return true;
  } catch {
    return false;
  }
}
