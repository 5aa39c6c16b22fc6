import { describe, expect, it } from 'vitest';
import {
  formatPackageForm,
  formReference,
  type PackageForm,
  parsePackageForm,
} from '../../src/nuspine/package-form.ts';

const skeleton = Uint8Array.from(Buffer.from('headers of a kind'));
const HABITS = { tries: 128, least: 3, lazy: 16 };
const FORM: PackageForm = {
  computed: 'numbers',
  packings: [
    { how: 'stored' },
    { how: 'copied' },
    { how: 'canonical' },
    { how: 'zlib', level: 6, memLevel: 9 },
    { how: 'recipe', habits: HABITS, packedSize: 500, recipe: Uint8Array.of(1, 2, 3) },
  ],
  places: [],
  skeleton,
};

describe('parsePackageForm', () => {
  it('reads what formatPackageForm wrote', () => {
    expect(parsePackageForm(formatPackageForm(FORM), 5)).toEqual(FORM);
    const raw: PackageForm = { ...FORM, computed: 'nothing', places: [3, 3, 8, 10, 11] };
    expect(parsePackageForm(formatPackageForm(raw), 5)).toEqual(raw);
  });

  it.each([
    ['computed things that nobody knows', Buffer.of(3), 0],
    ['a packing that nobody knows', Buffer.of(1, 5), 1],
    ['a level that zlib does not have', Buffer.of(1, 3, 10, 8), 1],
    ['a memory level that is not used', Buffer.of(1, 3, 6, 7), 1],
    ['more tries than there may be', Buffer.of(1, 4, 0xff, 0xff, 3, 3, 16, 5, 0), 1],
  ])('refuses %s', (_, bytes, count) => {
    expect(() => parsePackageForm(bytes, count)).toThrowCode('DELTA_CONTAINER_CORRUPT');
  });

  it('refuses an end among the packings', () => {
    expect(() => parsePackageForm(formatPackageForm(FORM), 5000)).toThrow();
    expect(() => parsePackageForm(Buffer.of(1, 0, 1), 3)).toThrowCode('DELTA_CONTAINER_TRUNCATED');
  });
});

describe('formReference', () => {
  it('is the skeleton itself if that is of no known kind', () => {
    expect(formReference(skeleton)).toBe(skeleton);
  });
});
