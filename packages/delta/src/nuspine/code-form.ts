import type { Package } from '@nuspine/nupkg-core';
import { readSkeleton } from '../zip-form/zip-skeleton.ts';
import type { MatchFinder } from './match-finder.ts';
import { formatPackageForm, formReference, type PackageForm, parsePackageForm } from './package-form.ts';
import type { PatchReader } from './patch-reader.ts';
import type { PatchWriter } from './patch-streams.ts';

/** Codes the form in which a package is written: a patch of its own, before those of all groups. Gives its size. */
export async function encodeForm(
  base: Package,
  form: PackageForm,
  finder: MatchFinder,
  patches: PatchWriter,
): Promise<number> {
  const references = await formReferences(base);
  const target = formatPackageForm(form);
  await finder.withRoom(references.length, target.length, 'rest', async (room) => {
    room.reference.set(references);
    room.target.set(target);
    patches.add(room.reference, room.target, await room.find());
  });
  return target.length;
}

/** The form of a package of `count` entries, of `size` bytes. Throws what `parsePackageForm` and the patches throw. */
export async function decodeForm(
  base: Package,
  size: number,
  count: number,
  patches: PatchReader,
): Promise<PackageForm> {
  return parsePackageForm(patches.make(await formReferences(base), size), count);
}

async function formReferences({ archive }: Package): Promise<Uint8Array> {
  return formReference((await readSkeleton(archive)).bytes);
}
