import type { AssemblyVersion } from './assembly-version.ts';
import { readPeImage } from './pe-image.ts';

const RESOURCES = 2;
const VERSION_RESOURCE = 16;
const IS_FOLDER = 0x8000_0000;
const FIXED_INFO_MAGIC = 0xfeef_04bd;
/** What the SDK takes for the version of a file that has none. */
const NO_VERSION: AssemblyVersion = [0, 0, 0, 0];

/**
 * The version of a file as Windows shows it: that of its version resource (VS_FIXEDFILEINFO), 0.0.0.0 where there is
 * none. Compilers of .NET put AssemblyFileVersion there. Nothing is read out of bounds.
 */
export function readFileVersion(bytes: Uint8Array): AssemblyVersion {
  try {
    return fileVersionOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ?? NO_VERSION;
  } catch (error) {
    // DataView checks the bounds of every read.
    if (error instanceof RangeError) return NO_VERSION;
    throw error;
  }
}

function fileVersionOf(view: DataView): AssemblyVersion | undefined {
  const image = readPeImage(view);
  const resources = image === undefined ? undefined : image.offsetOf(image.directory(RESOURCES));
  if (image === undefined || resources === undefined) return undefined;
  // Three levels: the type of a resource, its name, its language. Any name and language will do.
  const names = findEntry(view, resources, resources, VERSION_RESOURCE);
  const languages = names === undefined ? undefined : findEntry(view, resources, names);
  const leaf = languages === undefined ? undefined : findEntry(view, resources, languages);
  const data = leaf === undefined ? undefined : image.offsetOf(view.getUint32(leaf, true));
  return leaf === undefined || data === undefined ? undefined : fixedInfo(view, data, view.getUint32(leaf + 4, true));
}

/** Where the entry of a resource folder leads: that with the id, or the first. */
function findEntry(view: DataView, resources: number, folder: number, id?: number): number | undefined {
  const count = view.getUint16(folder + 12, true) + view.getUint16(folder + 14, true);
  for (let index = 0; index < count; index += 1) {
    const entry = folder + 16 + index * 8;
    if (id !== undefined && view.getUint32(entry, true) !== id) continue;
    const target = view.getUint32(entry + 4, true);
    return resources + (target >= IS_FOLDER ? target - IS_FOLDER : target);
  }
  return undefined;
}

/** The structure stands on a multiple of four bytes, behind a header whose key may be padded. */
function fixedInfo(view: DataView, data: number, size: number): AssemblyVersion | undefined {
  for (let at = data; at + 16 <= data + size; at += 4) {
    if (view.getUint32(at, true) !== FIXED_INFO_MAGIC) continue;
    return [
      view.getUint16(at + 10, true),
      view.getUint16(at + 8, true),
      view.getUint16(at + 14, true),
      view.getUint16(at + 12, true),
    ];
  }
  return undefined;
}
