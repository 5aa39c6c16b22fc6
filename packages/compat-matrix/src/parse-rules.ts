import type { Block, Edge, Matrix, Proof, Release, Skew, Step, Stop, Together } from './matrix.ts';
import { parseRange, parseVersion } from './matrix-version.ts';
import type { KeyPositions } from './toml/key-positions.ts';
import type { VersionsToml } from './versions-toml.ts';

/** What the second form says beside rows and bundles. */
export type Rules = Pick<Matrix, 'stops' | 'blocks' | 'edges' | 'skews' | 'steps' | 'together' | 'proofs' | 'release'>;

/** Reads the rules. Throws `MATRIX_VERSION_INVALID` or `MATRIX_RANGE_INVALID` where it stands. */
export function parseRules(raw: VersionsToml, positions: KeyPositions): Rules {
  return {
    stops: (raw.stop ?? []).map((stop, index) => parseStop(stop, ['stop', index], positions)),
    blocks: (raw.block ?? []).map((block, index) => parseBlock(block, ['block', index], positions)),
    edges: (raw.edge ?? []).map((edge, index) => parseEdge(edge, ['edge', index], positions)),
    skews: (raw.skew ?? []).map((skew, index): Skew => {
      return { ...skew, ahead: skew.ahead ?? 0, at: positions.at(['skew', index]) };
    }),
    steps: (raw.step ?? []).map((step, index): Step => ({ ...step, at: positions.at(['step', index]) })),
    together: (raw.together ?? []).map(
      (together, index): Together => ({
        ...together,
        at: positions.at(['together', index]),
      }),
    ),
    proofs: (raw.proof ?? []).map((proof, index) => parseProof(proof, ['proof', index], positions)),
    release: parseRelease(raw.release ?? {}),
  };
}

type Place = readonly (string | number)[];
type Raw<Key extends keyof VersionsToml> = NonNullable<VersionsToml[Key]> extends readonly (infer One)[] ? One : never;

function parseStop(raw: Raw<'stop'>, path: Place, positions: KeyPositions): Stop {
  const { component, at: text, risk, reason } = raw;
  return {
    component,
    text,
    versions: parseRange(text, positions.at([...path, 'at'])),
    ...(risk === undefined ? {} : { risk }),
    ...(reason === undefined ? {} : { reason }),
    at: positions.at(path),
  };
}

function parseBlock(raw: Raw<'block'>, path: Place, positions: KeyPositions): Block {
  const { component, from, to, ...rest } = raw;
  return {
    component,
    ...rest,
    from: parseRange(from, positions.at([...path, 'from'])),
    to: parseRange(to, positions.at([...path, 'to'])),
    at: positions.at(path),
  };
}

function parseEdge(raw: Raw<'edge'>, path: Place, positions: KeyPositions): Edge {
  const { from, to, risks = [], ...rest } = raw;
  return {
    ...rest,
    from: parseVersion(from, positions.at([...path, 'from'])),
    to: parseVersion(to, positions.at([...path, 'to'])),
    risks,
    at: positions.at(path),
  };
}

function parseProof(raw: Raw<'proof'>, path: Place, positions: KeyPositions): Proof {
  const { set, result, date, run, digests = {}, 'upgraded-from': upgradedFrom = [] } = raw;
  const pins = Object.entries(set).map(([component, version]) => ({
    component,
    version: parseVersion(version, positions.at([...path, 'set', component])),
  }));
  return { pins, result, date, run, digests: new Map(Object.entries(digests)), upgradedFrom, at: positions.at(path) };
}

/** What a file without `[release]` says of releases. */
export const NO_RELEASE: Release = parseRelease({});

function parseRelease(raw: NonNullable<VersionsToml['release']>): Release {
  const { coordinated = [], packages = {}, metapackage, test, 'upgrade-test': upgradeTest } = raw;
  return {
    coordinated,
    packages: new Map(Object.entries(packages)),
    ...(metapackage === undefined ? {} : { metapackage }),
    ...(test === undefined ? {} : { test }),
    ...(upgradeTest === undefined ? {} : { upgradeTest }),
  };
}
