import { readPackage } from '@nuspine/nupkg-core';
import { type ByteSource, formatNuGetVersion } from '@nuspine/primitives';
import { formatOfDelta } from './formats/delta-formats.ts';
import { isPayload } from './formats/entry-names.ts';
import type { DeltaFormatName } from './formats/format-name.ts';
import { readDeltaRecipe } from './formats/read-delta-recipe.ts';
import { isContainer, parseContainer } from './nuspine/container.ts';
import { parseNamedVersions } from './nuspine/delta-facts.ts';
import type { PackageStamp } from './package-stamp.ts';

/** The two packages that a delta lies between. */
export interface DeltaEnds {
  readonly base: PackageStamp;
  readonly target: PackageStamp;
}

/** What a delta says of itself. */
export interface DeltaDeclaration {
  readonly format: DeltaFormatName;
  readonly id: string;
  /** Of the target, normalized. */
  readonly version: string;
  /** Absent for a delta that Squirrel or Velopack made: it does not say. */
  readonly ends?: DeltaEnds;
  /** False if a client that does not compare the base would keep files of another one without noticing. */
  readonly provesEveryFile: boolean;
}

// Of the streams of a container, the one with the names.
const FACTS = 0;
/** Of that stream, in bytes: the base, which could say more, is not there. */
const MOST_FACTS = 2 ** 28;

/**
 * Reads what a delta of any format says, without applying it. A full package reads as a delta of Squirrel that says
 * nothing. Throws what `readPackage`, `parseDeltaRecipe` and `parseContainer` throw.
 */
export async function readDeltaDeclaration(delta: ByteSource): Promise<DeltaDeclaration> {
  return (await isContainer(delta)) ? ofContainer(await delta.read(0, delta.size)) : ofPackage(delta);
}

function ofContainer(bytes: Uint8Array): DeltaDeclaration {
  const container = parseContainer(bytes);
  const names = parseNamedVersions(container.stream(FACTS, MOST_FACTS));
  const { base, target } = container.header;
  const ends = { base: { ...names.base, ...base }, target: { ...names.target, ...target } };
  return { format: 'nuspine', ...names.target, ends, provesEveryFile: true };
}

async function ofPackage(delta: ByteSource): Promise<DeltaDeclaration> {
  const pkg = await readPackage(delta);
  const recipe = await readDeltaRecipe(pkg);
  const { name: format } = await formatOfDelta(pkg);
  const { id, version } = pkg.identity;
  return {
    format,
    id,
    version: formatNuGetVersion(version),
    ...(recipe === undefined ? {} : { ends: { base: recipe.base, target: recipe.target } }),
    provesEveryFile: recipe?.entries.every(({ path, from }) => from !== 'base' || !isPayload(path)) ?? false,
  };
}
