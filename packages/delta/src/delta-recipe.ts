import { type Digest, parseRelativePath, pathCollisionKey } from '@nuspine/primitives';
import Type, { type TSchema } from 'typebox';
import type { Exactness } from './delta-report.ts';
import { documentReader } from '@nuspine/primitives/json';
import { DeltaError } from './errors.ts';
import { requireWithin } from './feed-limits.ts';
import type { ZipForm } from './zip-form/zip-form.ts';
import { parseModified } from './modified-time.ts';
import type { PackageStamp } from './package-stamp.ts';
import { PACKAGE_FORMAT_NAMES, type PackageFormatName } from './formats/format-name.ts';

/** Name of the recipe in a delta package. The clients copy it along as they do any file at the root. */
export const RECIPE_PATH = 'nuspine.delta.json';

/** Where a file of the target comes from. */
export type RecipeOrigin =
  /** The base holds the same bytes under the same path. */
  | 'base'
  /** The file of the base, patched with the entry that the format names after it. */
  | 'patch'
  /** The delta holds the file itself. */
  | 'delta';

export interface RecipeEntry {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly digest: Digest;
  readonly from: RecipeOrigin;
}

/** `nuspine.delta.json`: what a delta was made from, and how to rebuild the target exactly. */
export interface DeltaRecipe {
  readonly formatVersion: 1;
  readonly format: PackageFormatName;
  readonly base: PackageStamp;
  readonly target: PackageStamp;
  /** The file that applying gives. It is the target itself unless the target is not a canonical package. */
  readonly result: {
    readonly size: number;
    readonly digest: Digest;
    /** Time of every entry, as DOS stores it: `yyyy-mm-ddThh:mm:ss`, without a zone. */
    readonly modified: string;
  };
  /** How the target was written, if it is not canonical and can be written so again: then applying gives its bytes. */
  readonly form?: ZipForm;
  /** True if every file that comes from the base is compressed in the result as it is in the base. */
  readonly copies?: true;
  /** Every entry of the target, in its order. */
  readonly entries: readonly RecipeEntry[];
}

const closed = { additionalProperties: false };
const digest = Type.Unsafe<Digest>(Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }));
const size = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const stamp = Type.Object({ id: Type.String(), version: Type.String(), size, digest }, closed);
const modified = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$' });
const from = Type.Enum(['base', 'patch', 'delta']);

const form = Type.Object(
  {
    skeleton: Type.String({ pattern: '^[A-Za-z0-9+/]*={0,2}$' }),
    packed: Type.Array(Type.Object({ offset: size, how: Type.String() }, closed)),
  },
  closed,
);

const schema = Type.Object(
  {
    formatVersion: Type.Literal(1),
    format: Type.Enum([...PACKAGE_FORMAT_NAMES]),
    base: stamp,
    target: stamp,
    result: Type.Object({ size, digest, modified }, closed),
    form: Type.Optional(form),
    copies: Type.Optional(Type.Literal(true)),
    entries: Type.Array(Type.Object({ path: Type.String(), size, digest, from }, closed)),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:delta-recipe',
    title: 'nuspine.delta.json: the recipe in a delta package',
    ...closed,
  },
);

/** The JSON Schema of a recipe, as `schema/delta-recipe.schema.json` publishes it. */
export const DeltaRecipeSchema: TSchema = schema;

/** What applying gives: the target itself, or a package with the same files. */
export function exactnessOf({ form, result, target }: Pick<DeltaRecipe, 'form' | 'result' | 'target'>): Exactness {
  return form !== undefined || result.digest === target.digest ? 'bytes' : 'contents';
}

/** The recipe as an entry of a delta package. Equal recipes give equal bytes. */
export function formatDeltaRecipe(recipe: DeltaRecipe): Uint8Array {
  return Buffer.from(`${JSON.stringify(recipe)}\n`, 'utf8');
}

/**
 * Reads a recipe. Throws `DELTA_RECIPE_INVALID` with every fault and its JSON pointer, the errors of
 * `parseRelativePath` for a path that is not safe, or `DELTA_LIMIT_EXCEEDED`.
 */
export function parseDeltaRecipe(bytes: Uint8Array): DeltaRecipe {
  requireWithin('recipeBytes', bytes.length, RECIPE_PATH);
  const recipe: DeltaRecipe = read(bytes, (faults, cause) => {
    throw invalid('recipe does not follow its schema', faults, cause);
  });
  parseModified(recipe.result.modified);
  const keys = new Set(recipe.entries.map((entry) => pathCollisionKey(parseRelativePath(entry.path))));
  if (keys.size !== recipe.entries.length) throw invalid('recipe names a path twice', undefined);
  const { form } = recipe;
  if (form !== undefined && form.packed.length !== recipe.entries.length) {
    throw invalid('form of the target is of another number of entries', form.packed.length);
  }
  return recipe;
}

const read = documentReader(schema);

function invalid(message: string, found: unknown, cause?: unknown): DeltaError {
  return new DeltaError('DELTA_RECIPE_INVALID', message, { path: RECIPE_PATH, found, cause });
}
