import { type ArchiveEntry, type Package, readPackage } from '@nuspine/nupkg-core';
import { type ByteSource, formatNuGetVersion } from '@nuspine/primitives';
import { type DeltaRecipe, RECIPE_PATH } from '../delta-recipe.ts';
import { formatOfDelta } from '../formats/delta-formats.ts';
import { standInsFor } from '../formats/entry-names.ts';
import { type FileRules, SQUIRREL_RULES, VELOPACK_RULES } from '../formats/file-rules.ts';
import { type ForeignStep, planForeignSteps } from '../formats/foreign-steps.ts';
import { readDeltaRecipe } from '../formats/read-delta-recipe.ts';
import type { DeltaExplanation, ExplainedFile, ExplainedKind, ExplainedPart } from './delta-explanation.ts';

const RULES = { squirrel: SQUIRREL_RULES, velopack: VELOPACK_RULES } as const;

/**
 * Where the bytes of a delta of Squirrel or Velopack went: each file has entries of its own. With the base it is known which
 * of the files that the delta holds whole are new. Throws `DELTA_NOT_A_DELTA` for a package that is none, or what
 * `readPackage`, `planForeignSteps` and `parseDeltaRecipe` throw.
 */
export async function explainPackage(delta: ByteSource, base?: Package): Promise<DeltaExplanation> {
  const pkg = await readPackage(delta);
  const { name: format } = await formatOfDelta(pkg);
  const recipe = await readDeltaRecipe(pkg);
  const { entries } = pkg.archive;
  const known = base === undefined ? undefined : new Set<string>(base.archive.entries.map(({ path }) => path));
  const byPath = new Map(entries.map((entry) => [String(entry.path), entry]));
  const sizes = new Map(recipe?.entries.map(({ path, size }) => [path, size]));
  const files = stepsOf(RULES[format], recipe, entries)
    .filter(({ path }) => path !== RECIPE_PATH)
    .map((step) => explainStep(RULES[format], step, byPath, known, sizes.get(step.path)));
  const recipeEntry = byPath.get(RECIPE_PATH);
  const rest = recipeEntry === undefined ? [] : [{ part: 'recipe', bytes: sizeInDelta(recipeEntry) }];
  const taken = [...files, ...rest].reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    format,
    id: pkg.identity.id,
    version: formatNuGetVersion(pkg.identity.version),
    size: delta.size,
    attribution: 'entries',
    files,
    rest: [...rest, { part: 'end of the archive', bytes: delta.size - taken }],
  };
}

/** What a recipe says goes before what entries look like. */
function stepsOf(
  rules: FileRules,
  recipe: DeltaRecipe | undefined,
  entries: readonly ArchiveEntry[],
): readonly Pick<ForeignStep, 'path' | 'from'>[] {
  return recipe === undefined ? planForeignSteps(rules, entries) : recipe.entries;
}

function explainStep(
  rules: FileRules,
  { path, from }: Pick<ForeignStep, 'path' | 'from'>,
  entries: ReadonlyMap<string, ArchiveEntry>,
  known: ReadonlySet<string> | undefined,
  size: number | undefined,
): ExplainedFile {
  const { patch, marker, shasum } = standInsFor(path, rules);
  const named =
    from === 'delta'
      ? [[path, 'content']]
      : [
          [patch, 'patch'],
          [marker, 'marker'],
          [shasum, 'hash'],
        ];
  const found = named.flatMap(([name = '', part = '']) => {
    const entry = entries.get(name);
    return entry === undefined ? [] : [{ part, entry }];
  });
  const parts = [
    ...found.map(({ part, entry }): ExplainedPart => ({ part, bytes: entry.compressedSize })),
    { part: 'headers', bytes: found.reduce((sum, { entry }) => sum + headersOf(entry), 0) },
  ].filter(({ bytes }) => bytes > 0);
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  return { path, kind: kindOf(from, path, known), ...(size === undefined ? {} : { size }), bytes, parts };
}

function kindOf(from: ForeignStep['from'], path: string, known: ReadonlySet<string> | undefined): ExplainedKind {
  if (from === 'base') return 'unchanged';
  if (from === 'patch') return 'patched';
  return known === undefined ? 'whole' : known.has(path) ? 'replaced' : 'added';
}

function headersOf({ dataOffset, headerOffset, recordSize }: ArchiveEntry): number {
  return dataOffset - headerOffset + recordSize;
}

function sizeInDelta(entry: ArchiveEntry): number {
  return entry.compressedSize + headersOf(entry);
}
