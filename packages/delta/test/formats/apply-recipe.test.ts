import { bytesSink, digestBytes } from '@nuspine/primitives';
import { rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { applyRecipe } from '../../src/formats/apply-recipe.ts';
import { type DeltaRecipe, formatDeltaRecipe, RECIPE_PATH } from '../../src/delta-recipe.ts';
import { PACKAGE_FORMAT_NAMES } from '../../src/formats/format-name.ts';
import { SQUIRREL_RULES } from '../../src/formats/file-rules.ts';
import { readDeltaRecipe } from '../../src/formats/read-delta-recipe.ts';
import { apply, contentsOf, delta, make, type MemoryPackage, open, rewrite } from '../memory-packages.ts';

const BASE = { 'lib/net8.0/App.dll': 'one', 'lib/net8.0/same.dll': 'same' };
const TARGET = { 'lib/net8.0/App.dll': 'two', 'lib/net8.0/same.dll': 'same', 'lib/net8.0/new.txt': 'new' };

interface Pair {
  readonly base: MemoryPackage;
  readonly target: MemoryPackage;
  readonly change: MemoryPackage;
  readonly recipe: DeltaRecipe;
}

async function pair(): Promise<Pair> {
  const base = await make('1.0.0', BASE);
  const target = await make('1.1.0', TARGET);
  const change = await delta(base, target);
  const recipe = await readDeltaRecipe(change.pkg);
  if (recipe === undefined) throw new Error('a delta of ours has a recipe');
  return { base, target, change, recipe };
}

/** The same archive with a comment, which no canonical package has. */
function withComment(bytes: Uint8Array): Uint8Array {
  const commented = Buffer.concat([bytes, Buffer.from('!')]);
  // APPNOTE 4.3.16: the last two bytes of the end record are the length of the comment.
  commented.writeUInt16LE(1, bytes.length - 2);
  return commented;
}

const withRecipe = (change: MemoryPackage, recipe: DeltaRecipe): Promise<MemoryPackage> =>
  rewrite(change, { [RECIPE_PATH]: formatDeltaRecipe(recipe) });

describe('applyRecipe', () => {
  it('says what it gave and where each file came from', async () => {
    const { base, target, change, recipe } = await pair();
    const sink = bytesSink();
    const report = await applyRecipe(SQUIRREL_RULES, base.pkg, change.pkg, recipe, sink);
    expect(Buffer.compare(sink.bytes(), target.bytes)).toBe(0);
    expect(report).toMatchObject({
      exactness: 'bytes',
      base: recipe.base,
      target: { id: 'App', version: '1.1.0', digest: digestBytes(target.bytes) },
      output: { name: 'App-1.1.0-full.nupkg', size: target.bytes.length, digest: digestBytes(target.bytes) },
    });
    expect(report.files.filter((file) => file.path.startsWith('lib/'))).toEqual([
      { path: 'lib/net8.0/App.dll', size: 3, from: 'patch', verified: 'sha256' },
      { path: 'lib/net8.0/new.txt', size: 3, from: 'delta', verified: 'sha256' },
      { path: 'lib/net8.0/same.dll', size: 4, from: 'base', verified: 'sha256' },
    ]);
  });

  it('copies unchanged files as the base has them where the recipe says so, and proves the whole', async () => {
    const { base, target, change, recipe } = await pair();
    const { copies, ...slower } = recipe;
    expect(copies).toBe(true);
    const again = await apply(base, await withRecipe(change, slower));
    expect(Buffer.compare(again.bytes, target.bytes)).toBe(0);
    const commented = await open(withComment(target.bytes));
    expect((await readDeltaRecipe((await delta(base, commented)).pkg))?.copies).toBeUndefined();
  });

  it('gives the bytes of a package that another tool wrote, where its deflate is known', async () => {
    const base = await make('1.0.0', BASE);
    const target = await open(withComment((await make('1.1.0', TARGET)).bytes));
    for (const format of PACKAGE_FORMAT_NAMES) {
      const change = await delta(base, target, { format });
      const result = await apply(base, change);
      expect([change.report.exactness, result.report.exactness]).toEqual(['bytes', 'bytes']);
      expect(Buffer.compare(result.bytes, target.bytes)).toBe(0);
      const next = await make('1.2.0', TARGET);
      const last = await apply(await open(result.bytes), await delta(target, next, { format }));
      expect(Buffer.compare(last.bytes, next.bytes)).toBe(0);
    }
  });

  it('gives the same files where nobody knows how the released package was deflated', async () => {
    const base = await make('1.0.0', BASE);
    const entries = Object.entries(await contentsOf(await make('1.1.0', TARGET)));
    // One stored block inside a deflate stream.
    const block = Buffer.concat([Buffer.from([1, 5, 0, 0xfa, 0xff]), Buffer.from('hello')]);
    const foreign = { name: 'lib/net8.0/hello.txt', content: 'hello', method: 8, data: block };
    const target = await open(rawZip([...entries.map(([name, content]) => ({ name, content })), foreign]));
    const change = await delta(base, target);
    const result = await apply(base, change);
    expect([change.report.exactness, result.report.exactness]).toEqual(['contents', 'contents']);
    expect(await contentsOf(await open(result.bytes))).toEqual(await contentsOf(target));
  });

  it('writes nothing for another base', async () => {
    const { change } = await pair();
    const other = await make('1.0.0', { ...BASE, 'lib/net8.0/same.dll': 'samE' });
    const sink = bytesSink();
    const recipe = await readDeltaRecipe(change.pkg);
    await expect(recipe && applyRecipe(SQUIRREL_RULES, other.pkg, change.pkg, recipe, sink)).rejects.toThrowCode(
      'DELTA_BASE_MISMATCH',
    );
    expect(sink.bytes()).toHaveLength(0);
  });

  it.each<[string, (recipe: DeltaRecipe) => DeltaRecipe]>([
    ['DELTA_FILE_MISMATCH', (recipe) => withEntries(recipe, (entry) => ({ ...entry, digest: recipe.base.digest }))],
    ['DELTA_RESULT_MISMATCH', (recipe) => ({ ...recipe, result: { ...recipe.result, digest: recipe.base.digest } })],
    ['DELTA_RECIPE_INVALID', (recipe) => ({ ...recipe, target: { ...recipe.target, version: '1.2.0' } })],
    ['DELTA_RECIPE_INVALID', (recipe) => ({ ...recipe, target: { ...recipe.target, id: 'Other' } })],
    ['DELTA_RECIPE_INVALID', (recipe) => ({ ...recipe, entries: recipe.entries.slice(1) })],
    [
      'DELTA_BASE_FILE_MISSING',
      (recipe) => withEntries(recipe, (entry) => ({ ...entry, path: `${entry.path}.x` }), 'base'),
    ],
  ])('throws %s for a recipe that is wrong', async (code, change) => {
    const { base, change: made, recipe } = await pair();
    const wrong = change(recipe);
    const named = code === 'DELTA_BASE_FILE_MISSING' ? await renamed(made) : made;
    await expect(apply(base, await withRecipe(named, wrong))).rejects.toThrowCode(code);
  });

  it.each<[string, Record<string, Uint8Array | undefined>]>([
    ['DELTA_ENTRY_MISSING', { 'lib/net8.0/App.dll.bsdiff': undefined }],
    ['DELTA_ENTRY_MISSING', { 'lib/net8.0/new.txt': undefined }],
    ['DELTA_FILE_MISMATCH', { 'lib/net8.0/new.txt': Buffer.from('neW') }],
    ['DELTA_PATCH_CORRUPT', { 'lib/net8.0/App.dll.bsdiff': Buffer.from('no patch'.repeat(10)) }],
    ['DELTA_RECIPE_INVALID', { 'lib/net8.0/more.txt': Buffer.from('more') }],
  ])('throws %s for the entries %j', async (code, changes) => {
    const { base, change } = await pair();
    await expect(apply(base, await rewrite(change, changes))).rejects.toThrowCode(code);
  });
});

function withEntries(
  recipe: DeltaRecipe,
  change: (entry: DeltaRecipe['entries'][number]) => DeltaRecipe['entries'][number],
  from?: string,
): DeltaRecipe {
  const entries = recipe.entries.map((entry) => (from === undefined || entry.from === from ? change(entry) : entry));
  return { ...recipe, entries };
}

/** The delta with the stand-ins of the unchanged file under another name. */
async function renamed(change: MemoryPackage): Promise<MemoryPackage> {
  const empty = new Uint8Array();
  return rewrite(change, {
    'lib/net8.0/same.dll.diff': undefined,
    'lib/net8.0/same.dll.shasum': undefined,
    'lib/net8.0/same.dll.x.diff': empty,
    'lib/net8.0/same.dll.x.shasum': empty,
  });
}
