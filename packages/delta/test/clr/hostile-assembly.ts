import { parseAssembly } from '../../src/clr/parse-assembly.ts';
import type { Random } from '../package-pairs.ts';

const KINDS = ['heap without end', 'name bomb', 'tables', 'heads', 'cycles', 'deep signatures', 'anything'] as const;
export type HostileAssembly = (typeof KINDS)[number];

const NAMES = 0;
const BLOBS = 3;
const TABLES = 4;

/** An assembly whose metadata somebody made to do harm: it may parse or not, but it costs no more than another. */
export function hostileAssembly(
  file: Uint8Array,
  random: Random,
): { readonly kind: HostileAssembly; readonly bytes: Uint8Array } {
  const kind = KINDS[random(KINDS.length)] ?? 'anything';
  const bytes = Uint8Array.from(file);
  const assembly = parseAssembly(file);
  const streams = (assembly?.layout.streams ?? []).map(({ offset, size }) => bytes.subarray(offset, offset + size));
  const [names, blobs, tables] = [NAMES, BLOBS, TABLES].map((index) => streams[index] ?? bytes);
  if (names === undefined || blobs === undefined || tables === undefined) return { kind, bytes };
  const spoil = (part: Uint8Array, count: number): void => {
    for (let left = count; left > 0; left -= 1) part[random(part.length)] = random(3) === 0 ? 0xff : random(256);
  };
  if (kind === 'heap without end') names.fill(0x41, 1);
  else if (kind === 'name bomb') fillNames(names, 1 + random(4));
  else if (kind === 'tables') spoil(tables, 1 + random(200));
  else if (kind === 'heads') spoil(tables.subarray(0, assembly?.layout.tablesHeader), 1 + random(4));
  else if (kind === 'cycles') tables.fill(random(3), assembly?.layout.tablesHeader);
  else if (kind === 'deep signatures') blobs.fill([0x0f, 0x1d, 0x15, 0x20][random(4)] ?? 0, 1);
  else spoil(bytes.subarray(0x200), 1 + random(60));
  return { kind, bytes };
}

/** The same short name all over: every row has the key of every other. */
function fillNames(names: Uint8Array, length: number): void {
  for (let at = 1; at < names.length; at += 1) names[at] = at % (length + 1) === 0 ? 0 : 0x61;
}
