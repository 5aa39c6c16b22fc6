import { PE_DIRECTORY, readDirectory, withPeImage } from '../pe/pe-image.ts';

// ECMA-335 II.25.3.3: a module is managed if its optional header has a CLI header entry. One that was compiled ahead of
// time has one too, but its machine is that of its native code; any processor is said as I386.
const MACHINE_I386 = 0x14c;

/** True for a .NET assembly of metadata and IL. False for native code and anything else, however malformed. */
export function isManagedAssembly(bytes: Uint8Array): boolean {
  return (
    withPeImage(
      bytes,
      (view, image) => image.machine === MACHINE_I386 && readDirectory(view, image, PE_DIRECTORY.cli).address !== 0,
    ) ?? false
  );
}
