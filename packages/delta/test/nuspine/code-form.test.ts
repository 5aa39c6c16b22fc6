import { describe, expect, it } from 'vitest';
import { decodeForm, encodeForm } from '../../src/nuspine/code-form.ts';
import { portableFinder } from '../../src/nuspine/match-finder.ts';
import { formReference, type PackageForm, type Packing } from '../../src/nuspine/package-form.ts';
import { patchReader } from '../../src/nuspine/patch-reader.ts';
import { patchWriter } from '../../src/nuspine/patch-streams.ts';
import { readSkeleton } from '../../src/zip-form/zip-skeleton.ts';
import { make } from '../memory-packages.ts';

describe('encodeForm', () => {
  it('codes a form against the skeleton of the base', async () => {
    const base = await make('1.0.0', { 'lib/a.txt': 'a', 'lib/b.txt': 'b' });
    const skeleton = formReference((await readSkeleton(base.pkg.archive)).bytes);
    const packings = base.pkg.archive.entries.map((): Packing => ({ how: 'stored' }));
    const form: PackageForm = { computed: 'numbers and names', packings, places: [], skeleton };
    const patches = patchWriter();
    const size = await encodeForm(base.pkg, form, portableFinder(), patches);
    expect(patches.streams().literals.length).toBeLessThan(skeleton.length / 4);
    const reader = patchReader(patches.streams());
    const decoded = await decodeForm(base.pkg, size, packings.length, reader);
    expect(Buffer.from(decoded.skeleton).equals(skeleton)).toBe(true);
    expect(decoded.packings).toEqual(packings);
    expect(() => {
      reader.finish();
    }).not.toThrow();
  });
});
