/** How the portable engine searches. Costs are in quarters of a bit of the compressed patch. */
export interface Preset {
  /** Bytes of the base that are hashed together, 1 to 8. Fewer find shorter matches. */
  readonly hashedBytes: number;
  /** Every n-th position of the base is indexed. More take less memory and miss shorter matches. */
  readonly indexStep: number;
  /** Positions of equal hash that are looked at. */
  readonly maxTries: number;
  /** Least length of a match, in bytes. */
  readonly minMatch: number;
  /** Paths that are followed at once, 1 to 16. */
  readonly maxOpen: number;
  /** While the best path goes on with so many equal bytes, no other is looked for; with 16, none ever is. */
  readonly sufficientRun: number;
  readonly costs: PathCosts;
}

/** What a path pays; see `assembly/diff/costs.ts`. */
export interface PathCosts {
  readonly switch: number;
  readonly mismatch: number;
  readonly mismatchRun: number;
  readonly repeatedMismatch: number;
  readonly literal: number;
  readonly literalStart: number;
}

const COSTS: PathCosts = {
  switch: 160,
  mismatch: 40,
  mismatchRun: 28,
  repeatedMismatch: 20,
  literal: 24,
  literalStart: 32,
};

/** Metadata and IL of a .NET assembly: short matches pay, and literals compress well. */
export const MANAGED_PRESET: Preset = {
  hashedBytes: 4,
  indexStep: 1,
  maxTries: 32,
  minMatch: 4,
  maxOpen: 8,
  sufficientRun: 4,
  costs: { ...COSTS, literal: 20 },
};

/** Anything else that is not large. */
export const GENERAL_PRESET: Preset = {
  hashedBytes: 5,
  indexStep: 1,
  maxTries: 32,
  minMatch: 5,
  maxOpen: 8,
  sufficientRun: 4,
  costs: { ...COSTS, literal: 20, mismatch: 48, mismatchRun: 32, switch: 200 },
};

/** Programs of machine code: what they share is longer, and is found in half the time with half the index. */
export const NATIVE_PRESET: Preset = { ...GENERAL_PRESET, hashedBytes: 6, indexStep: 2, minMatch: 6 };

/** Metadata of assemblies in the nuspine format, each part predicted by the same part: rows in order, few short matches. */
export const METADATA_PRESET: Preset = {
  hashedBytes: 8,
  indexStep: 1,
  maxTries: 128,
  minMatch: 8,
  maxOpen: 8,
  sufficientRun: 16,
  costs: { ...COSTS, literal: 20, mismatch: 48, mismatchRun: 36 },
};

/** What is left of files in the nuspine format: predicted code, symbols, texts. */
export const REST_PRESET: Preset = {
  hashedBytes: 8,
  indexStep: 1,
  maxTries: 32,
  minMatch: 8,
  maxOpen: 8,
  sufficientRun: 16,
  costs: { ...COSTS, literal: 16, literalStart: 16, mismatch: 48, mismatchRun: 36 },
};

/** Large files, native code among them: an eighth of the index, in far less time, and patches of about the same size. */
export const LARGE_PRESET: Preset = {
  hashedBytes: 8,
  indexStep: 8,
  maxTries: 8,
  minMatch: 8,
  maxOpen: 4,
  sufficientRun: 4,
  costs: COSTS,
};

/** The same in a hurry. */
export const QUICK_PRESET: Preset = { ...LARGE_PRESET, maxTries: 3 };

/** In a hurry, and for files of which most bytes are where they were. */
export const HASTY_PRESET: Preset = { ...QUICK_PRESET, indexStep: 32 };
